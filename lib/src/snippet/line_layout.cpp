// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/line_layout.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/unspaced.hpp"

#include <kwic/span.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_lines = 3;        // number of lines considered on each side of a place in a paragraph
constexpr std::size_t max_bytes = 1000;     // number of bytes considered on each side of a place in a short paragraph
constexpr std::size_t min_wrap_width = 40;  // if the longest line has fewer columns, no line end wraps prose
constexpr std::size_t max_wrap_width = 200;
constexpr std::size_t min_line_ends = 3;        // a paragraph with fewer line ends is called short
constexpr std::size_t min_bare_separators = 2;  // a line with this many commas or semicolons is a row; see count_bare()

struct Line {
    std::string_view text;       // without white space at its ends; not empty
    std::size_t indent = 0;      // bytes of white space before the text
    std::size_t columns = 0;     // number of characters, including the indentation
    std::int32_t first = 0;      // the first character
    std::int32_t last = 0;       // the last character
    std::size_t first_word = 0;  // number of characters of the first word
    std::optional<bool> is_row;  // whether the line is a row of a table or of CSV, if is_row() was called
};

bool is_capital(std::int32_t c) { return u_isupper(c) || u_istitle(c); }

bool is_small_letter(std::int32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return u_isalpha(c) && !is_capital(c);
}

bool is_letter_or_digit(std::int32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
    return u_isalnum(c) || u_getIntPropertyValue(c, UCHAR_GENERAL_CATEGORY) == U_NON_SPACING_MARK;
}

bool ends_sentence(std::int32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x61f || c == 0x964 || c == '"' || c == 0x201d || c == 0xbb;
}

// Returns whether there are three spaces in sequence. Looks only at every third character and
// at the spaces next to it.
bool has_gap(std::string_view line) {
    for (std::size_t i = 2; i < line.size(); i += 3) {
        if (line[i] != ' ') continue;
        std::size_t begin = i;
        std::size_t end = i + 1;
        while (begin > 0 && line[begin - 1] == ' ') --begin;
        while (end < line.size() && line[end] == ' ') ++end;
        if (end - begin >= 3) return true;
    }
    return false;
}

// Returns the number of `separator`s directly before an ASCII character other than white space. Separators between
// digits, as in 2,089,000, are not counted.
std::size_t count_bare(std::string_view line, char separator) {
    std::size_t count = 0;
    for (std::size_t at = line.find(separator); at != line.npos && at + 1 < line.size();
         at = line.find(separator, at + 1)) {
        const char next = line[at + 1];
        const bool is_in_number = at > 0 && is_ascii_digit(line[at - 1]) && is_ascii_digit(next);
        count += !is_white_space(next) && is_ascii(next) && !is_in_number;
    }
    return count;
}

// Returns whether the line is a row of a table or of CSV.
bool is_row(Line& line) {
    if (!line.is_row)
        line.is_row = line.text.find('\t') != line.text.npos || has_gap(line.text) ||
                      count_bare(line.text, ',') + count_bare(line.text, ';') >= min_bare_separators;
    return *line.is_row;
}

std::int32_t character_at(std::string_view text, std::size_t at) {
    return is_ascii(text[at]) ? text[at] : next_character(text, at);
}

Line line_of(std::string_view text) {
    Line line;
    while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
    const std::size_t size = text.size();
    while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
    line.text = text;
    if (text.empty()) return line;
    line.indent = size - text.size();
    line.columns = line.indent + (is_ascii(text) ? text.size() : count_characters(text));
    line.first = character_at(text, 0);
    line.last = character_at(text, character_start(text, text.size() - 1));
    line.first_word = count_characters(text.substr(0, text.find(' ')));
    return line;
}

// Returns the letters at the beginning of a line, such as `sshd` of `sshd[12]: started`.
std::string_view first_letters(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size()) {
        if (is_ascii(line[end])) {
            if (!is_ascii_letter(line[end])) break;
            ++end;
            continue;
        }
        std::size_t next = end;
        if (!u_isalpha(next_character(line, next))) break;
        end = next;
    }
    return line.substr(0, end);
}

struct Paragraph {
    std::size_t width = 0;           // columns of the longest line
    bool has_small_letters = false;  // whether a line after the first begins with a small letter
};

// Returns whether the line end between two lines wraps prose.
bool wraps(Line& line, Line& next, const Paragraph& paragraph) {
    if (is_unspaced_letter(line.last) && is_unspaced_letter(next.first)) return true;
    if (paragraph.width < min_wrap_width || line.columns > max_wrap_width) return false;
    if ((line.columns + 1 + next.first_word) * 4 <= paragraph.width * 3) return false;
    const bool goes_on = is_letter_or_digit(line.last) || line.last == ',' || line.last == '-';
    if (!goes_on || !(is_small_letter(next.first) || paragraph.has_small_letters)) return false;
    return !is_row(line) && !is_row(next) && first_letters(line.text) != first_letters(next.text);
}

// Returns whether a sentence ends with `line` and another sentence may begin with `next`.
bool separates_sentences(const Line& line, const Line& next) {
    return ends_sentence(line.last) && !is_small_letter(next.first);
}

// The number of line ends that wrap prose, and the number of other line ends.
struct LineEnds {
    std::size_t wrapping = 0;
    std::size_t others = 0;

    void add(const LineEnds& more) {
        wrapping += more.wrapping;
        others += more.others;
    }
    bool keeps_lines() const { return wrapping < others; }
};

// Counts the line ends of a paragraph. Line ends after a sentence are counted only if no line end wraps prose.
// If `until_half` is true, stops when half of the line ends wrap prose: the result of keeps_lines() is then certain.
LineEnds line_ends(std::vector<Line> lines, bool until_half) {
    LineEnds ends;
    Paragraph paragraph;
    std::size_t after_sentences = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        paragraph.width = std::max(paragraph.width, lines[i].columns);
        paragraph.has_small_letters |= i > 0 && is_small_letter(lines[i].first);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (until_half && 2 * ends.wrapping >= lines.size() - 1) break;
        if (wraps(lines[i - 1], lines[i], paragraph))
            ++ends.wrapping;
        else if (separates_sentences(lines[i - 1], lines[i]))
            ++after_sentences;
        else
            ++ends.others;
    }
    if (ends.wrapping == 0) ends.others += after_sentences;
    return ends;
}

std::vector<Line> lines_of(std::string_view paragraph) {
    std::vector<Line> lines;
    lines.reserve(16);
    while (!paragraph.empty()) {
        const std::string_view line = paragraph.substr(0, paragraph.find('\n'));
        paragraph.remove_prefix(std::min(line.size() + 1, paragraph.size()));
        lines.push_back(line_of(line));
        if (lines.back().text.empty()) lines.pop_back();
    }
    return lines;
}

bool is_blank(std::string_view line) { return std::all_of(line.begin(), line.end(), is_white_space); }

// Returns the range of the line that contains byte `at` and of up to max_lines lines on each side of this line. The
// range does not extend past a blank line.
Span paragraph_at(std::string_view text, std::size_t at) {
    const auto line_begin = [&](std::size_t of) {
        const std::size_t end_before = of == 0 ? text.npos : text.rfind('\n', of - 1);
        return end_before == text.npos ? 0 : end_before + 1;
    };
    const auto line_end = [&](std::size_t of) { return std::min(text.find('\n', of), text.size()); };
    Span paragraph{line_begin(at), line_end(at)};
    for (std::size_t count = 0; count < max_lines && paragraph.begin > 0; ++count) {
        const std::size_t begin = line_begin(paragraph.begin - 1);
        if (is_blank(text.substr(begin, paragraph.begin - begin))) break;
        paragraph.begin = begin;
    }
    for (std::size_t count = 0; count < max_lines && paragraph.end < text.size(); ++count) {
        const std::size_t end = line_end(paragraph.end + 1);
        if (is_blank(text.substr(paragraph.end, end - paragraph.end))) break;
        paragraph.end = end;
    }
    return paragraph;
}

}  // namespace

bool keeps_lines(std::string_view text, std::size_t at) {
    const auto lines_at = [&](const Span& paragraph) {
        return lines_of(text.substr(paragraph.begin, paragraph.end - paragraph.begin));
    };
    const Span own = paragraph_at(text, at);
    if (text.substr(own.begin, own.end - own.begin).find('\n') == text.npos) return false;  // no line ends
    std::vector<Line> lines = lines_at(own);
    if (lines.size() > min_line_ends) return line_ends(std::move(lines), true).keeps_lines();
    LineEnds total;
    for (std::size_t next = at - std::min(at, max_bytes); next < std::min(text.size(), at + max_bytes);) {
        const Span paragraph = paragraph_at(text, next);
        total.add(line_ends(lines_at(paragraph), false));
        next = std::max(paragraph.end, next) + 1;
    }
    return total.keeps_lines();
}

}  // namespace kwic
