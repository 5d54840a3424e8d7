// SPDX-License-Identifier: GPL-2.0-or-later
// Raw text and byte ranges -> printable runs -> lines. Text is cut at the ranges before anything in it is
// replaced, so the marks stay on their words.
#include "paragraph.hpp"

#include "characters.hpp"

#include <kwic/printable.hpp>

#include <algorithm>

namespace kwic::searcher {
namespace {

bool white_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

// `text` with single spaces; `after_space` tells whether what came before ended in one, and is kept up.
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

// What is never cut when lines are broken: one character on the screen.
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

// The end of the piece that begins at `begin` and is kept on one line if it fits: a word, or a wide
// character, with the combining marks that follow.
std::size_t piece_end(const std::vector<Cell>& all, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < all.size() && !all[end].space()) {
        const bool wide = all[end].columns == 2 || all[begin].columns == 2;
        if (wide && all[end].columns > 0) break;
        ++end;
    }
    return end;
}

class LineWriter {
public:
    LineWriter(std::ostream& out, std::size_t indent, bool color) : out_(out), indent_(indent), color_(color) {}

    void put(const Cell& cell) {
        if (column_ == 0) out_ << std::string(indent_, ' ');
        if (color_) change_style(cell.style);
        out_ << cell.text;
        column_ += cell.columns;
    }

    // Styles end with the line, so that pagers and the indentation stay plain.
    void end_line() {
        change_style({});
        out_ << '\n';
        column_ = 0;
    }

    std::size_t column() const { return column_; }

private:
    void change_style(Style style) {
        if (style == style_) return;
        if (!style_.empty()) out_ << "\x1b[0m";
        if (!style.empty()) out_ << "\x1b[" << style << 'm';
        style_ = style;
    }

    std::ostream& out_;
    std::size_t indent_;
    bool color_;
    Style style_;
    std::size_t column_ = 0;
};

}  // namespace

std::vector<Run> paragraph(std::string_view text, const std::vector<Span>& marked, Style plain, Style mark) {
    std::vector<Run> runs;
    bool after_space = true;
    const auto add = [&](std::size_t begin, std::size_t end, Style style) {
        std::string piece = printable(collapsed(text.substr(begin, end - begin), after_space));
        if (!piece.empty()) runs.push_back({std::move(piece), style});
    };
    std::size_t done = 0;
    for (const Span& span : marked) {
        const std::size_t begin = std::clamp(span.begin, done, text.size());
        const std::size_t end = std::clamp(span.end, begin, text.size());
        add(done, begin, plain);
        add(begin, end, mark);
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

void write_wrapped(std::ostream& out, const std::vector<Run>& runs, std::size_t width, std::size_t indent, bool color) {
    const std::size_t room = std::max<std::size_t>(width, indent + 2) - indent;  // 2: a wide character fits
    const std::vector<Cell> all = cells(runs);
    LineWriter line(out, indent, color);
    const Cell* space = nullptr;  // waits until it is known whether the next piece fits beside it
    for (std::size_t i = 0; i < all.size();) {
        if (all[i].space()) {
            space = &all[i++];
            continue;
        }
        const std::size_t end = piece_end(all, i);
        std::size_t columns = 0;
        for (std::size_t cell = i; cell < end; ++cell) columns += all[cell].columns;
        if (line.column() > 0) {
            if (line.column() + (space ? 1 : 0) + columns > room) {
                line.end_line();
            } else if (space) {
                line.put(*space);
            }
        }
        space = nullptr;
        for (; i < end; ++i) {
            if (line.column() > 0 && line.column() + all[i].columns > room) line.end_line();
            line.put(all[i]);
        }
    }
    if (line.column() > 0) line.end_line();
}

}  // namespace kwic::searcher
