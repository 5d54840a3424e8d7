// SPDX-License-Identifier: GPL-2.0-or-later
// Converts raw text with highlighted byte ranges to printable runs, and runs to lines. Text is split at the ranges
// before characters are replaced, so that highlights stay on their words.
#include "paragraph.hpp"

#include "characters.hpp"

#include <kwic/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

bool white_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

// Returns `text` with each sequence of white space replaced by one space. If `after_space` is true, the preceding text
// ended with a space, and white space at the beginning of `text` is removed. Sets `after_space` for the text that
// follows.
std::string collapsed(std::string_view text, bool& after_space) {
    std::string result;
    while (!text.empty()) {
        const Character next = first_character(text);
        const bool space = white_space(next.code);
        if (!space) result += text.substr(0, next.length);
        if (space && !after_space) result += ' ';
        after_space = space;
        text.remove_prefix(next.length);
    }
    return result;
}

// A code point of a run, with its width on the screen.
struct Cell {
    std::string_view text;
    Style style;
    std::size_t columns = 1;
    bool space() const { return text == " "; }
};

std::vector<Cell> cells(const std::vector<Run>& runs) {
    std::vector<Cell> result;
    for (const Run& run : runs) {
        for (std::string_view rest = run.text; !rest.empty();) {
            const Character next = first_character(rest);
            result.push_back({rest.substr(0, next.length), run.style, columns(next.code)});
            rest.remove_prefix(next.length);
        }
    }
    return result;
}

// Returns the end of the piece that begins at `begin`: a word, or one wide character with the combining marks that
// follow it. A piece is not broken if it fits on a line.
std::size_t piece_end(const std::vector<Cell>& all, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < all.size() && !all[end].space()) {
        const bool wide = all[end].columns == 2 || all[begin].columns == 2;
        if (wide && all[end].columns > 0) break;
        ++end;
    }
    return end;
}

// Appends a cell to the last run, or as a new run if its style differs.
void append(std::vector<Run>& line, const Cell& cell) {
    if (line.empty() || line.back().style != cell.style) line.push_back({"", cell.style});
    line.back().text += cell.text;
}

}  // namespace

std::vector<Run> paragraph(std::string_view text, const std::vector<Span>& highlights, Style plain, Style highlighted) {
    std::vector<Run> runs;
    bool after_space = true;
    const auto add = [&](std::size_t begin, std::size_t end, Style style) {
        std::string piece = printable(collapsed(text.substr(begin, end - begin), after_space));
        if (!piece.empty()) runs.push_back({std::move(piece), style});
    };
    std::size_t done = 0;
    for (const Span& span : highlights) {
        const std::size_t begin = std::clamp(span.begin, done, text.size());
        const std::size_t end = std::clamp(span.end, begin, text.size());
        add(done, begin, plain);
        add(begin, end, highlighted);
        done = end;
    }
    add(done, text.size(), plain);
    if (!runs.empty() && runs.back().text.back() == ' ') runs.back().text.pop_back();
    return runs;
}

void write(std::ostream& out, const std::vector<Run>& runs, bool color) {
    for (const Run& run : runs) {
        const bool styled = color && !run.style.empty() && !run.text.empty();
        if (styled) out << "\x1b[" << run.style << 'm';
        out << run.text;
        if (styled) out << "\x1b[0m";
    }
}

std::vector<std::vector<Run>> wrapped(const std::vector<Run>& runs, std::size_t width) {
    const std::size_t room = std::max<std::size_t>(width, 2);  // enough for a wide character
    const std::vector<Cell> all = cells(runs);
    std::vector<std::vector<Run>> lines(1);
    std::size_t column = 0;
    const auto put = [&](const Cell& cell) {
        append(lines.back(), cell);
        column += cell.columns;
    };
    const auto end_line = [&] {
        lines.emplace_back();
        column = 0;
    };
    const Cell* space = nullptr;  // the space before the next piece, written only if the piece fits on the same line
    for (std::size_t i = 0; i < all.size();) {
        if (all[i].space()) {
            space = &all[i++];
            continue;
        }
        const std::size_t end = piece_end(all, i);
        std::size_t columns = 0;
        for (std::size_t cell = i; cell < end; ++cell) columns += all[cell].columns;
        if (column > 0) {
            if (column + (space ? 1 : 0) + columns > room) {
                end_line();
            } else if (space) {
                put(*space);
            }
        }
        space = nullptr;
        for (; i < end; ++i) {
            if (column > 0 && column + all[i].columns > room) end_line();
            put(all[i]);
        }
    }
    if (lines.back().empty()) lines.pop_back();
    return lines;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Character next = first_character(text);
        width += columns(next.code);
        text.remove_prefix(next.length);
    }
    return width;
}

std::vector<Run> clipped(const std::vector<Run>& runs, std::size_t width) {
    std::size_t whole = 0;
    for (const Run& run : runs) whole += width_of(run.text);
    if (whole <= width) return runs;
    std::vector<Run> line;
    std::size_t column = 0;
    for (const Cell& cell : cells(runs)) {
        if (column + cell.columns + 1 > width) break;
        append(line, cell);
        column += cell.columns;
    }
    if (width > 0) line.push_back({"…", {}});
    return line;
}

// Styles are turned off at the end of each line, so that the indentation has no style and pagers show each line
// correctly.
void write_wrapped(std::ostream& out, const std::vector<Run>& runs, std::size_t width, std::size_t indent, bool color) {
    for (const std::vector<Run>& line : wrapped(runs, std::max(width, indent) - indent)) {
        out << std::string(indent, ' ');
        write(out, line, color);
        out << '\n';
    }
}

}  // namespace kwic::searcher
