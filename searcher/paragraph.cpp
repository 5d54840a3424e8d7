// SPDX-License-Identifier: GPL-2.0-or-later
// Converts raw text with highlighted byte ranges to printable runs, and runs to lines. The text is first split at the
// bounds of the ranges. Then characters are replaced, because a replacement can change the number of bytes.
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

// Returns `text` with each sequence of white space replaced by one space. `after_space` states whether the preceding
// text ends with white space or is empty. If `after_space` is true, white space at the beginning of `text` is removed.
// The function then updates `after_space` for the text that follows `text`.
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

constexpr std::string_view tab = "    ";

// Returns the number of columns that the spaces and tabs at the beginning of a line take.
std::size_t indentation(std::string_view line) {
    std::size_t columns = 0;
    for (; !line.empty() && (line[0] == ' ' || line[0] == '\t'); line.remove_prefix(1))
        columns += line[0] == '\t' ? tab.size() : 1;
    return columns;
}

// Returns the smallest indentation of the lines that are not blank.
std::size_t common_indentation(std::string_view text) {
    std::size_t smallest = text.size() * tab.size();
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.find_first_not_of(" \t\r") != line.npos) smallest = std::min(smallest, indentation(line));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return smallest;
}

// Converts a text to printable lines, piece by piece.
class LineReader {
public:
    explicit LineReader(std::size_t indent) : indent_(indent), dropped_(0) {}

    std::string printable_lines(std::string_view piece) {
        std::string result;
        std::string raw;
        for (; !piece.empty(); piece.remove_prefix(first_character(piece).length)) {
            const Character next = first_character(piece);
            if (next.code == '\n') {
                result += printable(std::exchange(raw, {})) + '\n';
                spaces_.clear();
                dropped_ = 0;
            } else if (white_space(next.code)) {
                for (const char space : next.code == '\t' ? tab : std::string_view(" "))
                    if (dropped_ < indent_)
                        ++dropped_;
                    else
                        spaces_ += space;
            } else {
                raw += std::exchange(spaces_, {});
                raw += piece.substr(0, next.length);
                dropped_ = indent_;
            }
        }
        return result + printable(raw);
    }

private:
    std::size_t indent_;   // columns that are removed at the beginning of each line
    std::size_t dropped_;  // columns that were removed at the beginning of the current line
    std::string spaces_;   // white space that is dropped if the line ends after it
};

// Splits a text of `size` bytes at the beginning and end of each highlight, and calls add(begin, end, style) for each
// piece.
template <class Function>
void for_each_piece(std::size_t size, const std::vector<Span>& highlights, Style plain, Style highlighted,
                    Function add) {
    std::size_t done = 0;
    for (const Span& span : highlights) {
        const std::size_t begin = std::clamp(span.begin, done, size);
        const std::size_t end = std::clamp(span.end, begin, size);
        add(done, begin, plain);
        add(begin, end, highlighted);
        done = end;
    }
    add(done, size, plain);
}

// A code point of a run, with its width on the screen.
struct Cell {
    std::string_view text;
    Style style;
    std::size_t columns = 1;
    bool space() const { return text == " "; }
    bool line_end() const { return text == "\n"; }
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

// Returns the end of the piece that begins at `begin`. A piece is a word, or one wide character with the combining
// marks that follow this character. A piece that fits on a line is not broken.
std::size_t piece_end(const std::vector<Cell>& all, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < all.size() && !all[end].space() && !all[end].line_end()) {
        const bool wide = all[end].columns == 2 || all[begin].columns == 2;
        if (wide && all[end].columns > 0) break;
        ++end;
    }
    return end;
}

// Appends the text of a cell to the last run, or to a new run if the style differs.
void append(std::vector<Run>& line, const Cell& cell) {
    if (line.empty() || line.back().style != cell.style) line.push_back({"", cell.style});
    line.back().text += cell.text;
}

}  // namespace

std::vector<Run> paragraph(std::string_view text, const std::vector<Span>& highlights, Style plain, Style highlighted) {
    std::vector<Run> runs;
    bool after_space = true;
    for_each_piece(text.size(), highlights, plain, highlighted, [&](std::size_t begin, std::size_t end, Style style) {
        std::string piece = printable(collapsed(text.substr(begin, end - begin), after_space));
        if (!piece.empty()) runs.push_back({std::move(piece), style});
    });
    if (!runs.empty() && runs.back().text.back() == ' ') runs.back().text.pop_back();
    return runs;
}

std::vector<Run> kept_lines(std::string_view text, const std::vector<Span>& highlights, Style plain,
                            Style highlighted) {
    std::vector<Run> runs;
    LineReader reader(common_indentation(text));
    for_each_piece(text.size(), highlights, plain, highlighted, [&](std::size_t begin, std::size_t end, Style style) {
        std::string piece = reader.printable_lines(text.substr(begin, end - begin));
        if (!piece.empty()) runs.push_back({std::move(piece), style});
    });
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
    constexpr Cell blank{" ", {}};
    const std::size_t room = std::max<std::size_t>(width, 2);  // enough for a wide character
    const std::vector<Cell> all = cells(runs);
    const bool has_lines = std::any_of(all.begin(), all.end(), [](const Cell& cell) { return cell.line_end(); });
    const std::size_t hanging_indent = has_lines && room > 20 ? 2 : 0;
    std::vector<std::vector<Run>> lines(1);
    std::size_t column = 0;
    const auto put = [&](const Cell& cell) {
        append(lines.back(), cell);
        column += cell.columns;
    };
    const auto end_line = [&](std::size_t indent) {
        lines.emplace_back();
        column = 0;
        while (column < indent) put(blank);
    };
    std::size_t spaces = 0;  // spaces before the next piece, written only if the piece fits on the same line
    for (std::size_t i = 0; i < all.size();) {
        if (all[i].line_end()) {
            end_line(0);
            spaces = 0;
            ++i;
            continue;
        }
        if (all[i].space()) {
            ++spaces;
            ++i;
            continue;
        }
        const std::size_t end = piece_end(all, i);
        std::size_t columns = 0;
        for (std::size_t cell = i; cell < end; ++cell) columns += all[cell].columns;
        const bool fits = column + spaces + columns <= room;
        if (!fits && column > 0) end_line(hanging_indent);
        if (fits)
            for (; spaces > 0; --spaces) put(all[i - spaces]);
        spaces = 0;
        for (; i < end; ++i) {
            if (column > 0 && column + all[i].columns > room) end_line(hanging_indent);
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
        if (!line.empty()) out << std::string(indent, ' ');
        write(out, line, color);
        out << '\n';
    }
}

}  // namespace kwic::searcher
