// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/head_lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool has_letter_or_digit(std::string_view line) {
    return std::any_of(line.begin(), line.end(),
                       [](char c) { return !is_ascii(c) || is_ascii_letter(c) || is_ascii_digit(c); });
}

// Returns the line without the markup of a heading, as in `# Title #`, `**Title**`, `=== Title ===` or `* Title *`.
std::string_view without_markup(std::string_view line) {
    const auto is_mark = [](char c) { return c == '#' || c == '=' || c == '*' || c == '_'; };
    const auto marks = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_mark) - line.begin());
    if (marks == 0 || marks > 6 || marks == line.size()) return line;
    const char mark = line.front();
    if (line[marks] != ' ' && mark != '*' && mark != '_') return line;
    line.remove_prefix(marks);
    while (!line.empty() && line.back() == mark) line.remove_suffix(1);
    return trim_line(line);
}

}  // namespace

std::size_t line_end(std::string_view text, std::size_t begin) {
    const std::size_t line_feed = std::min(text.find('\n', begin), text.size());
    return begin + std::min(text.substr(begin, line_feed - begin).find('\r'), line_feed - begin);
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_ascii_digit); }

std::string_view trim_line(std::string_view text) {
    constexpr std::string_view invisible[] = {"\u200e", "\u200f", "\ufeff", "\u00a0",
                                              "\u3000", "\u202a", "\u202b", "\u202c"};
    for (bool trimmed = true; trimmed && !text.empty();) {
        trimmed = false;
        if (is_space(text.front())) text.remove_prefix(1), trimmed = true;
        if (!text.empty() && is_space(text.back())) text.remove_suffix(1), trimmed = true;
        if (text.empty() || (is_ascii(text.front()) && is_ascii(text.back()))) continue;
        for (const auto mark : invisible) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), trimmed = true;
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), trimmed = true;
        }
    }
    return text;
}

std::size_t width_of(std::string_view text) {
    if (is_ascii(text)) return text.size();
    std::size_t width = count_characters(text);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width += byte >= 0xe3 && byte <= 0xed;  // the first byte of U+3000 to U+DFFF
    }
    return width;
}

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < line.size(); ++i) words += !is_space(line[i]) && (i == 0 || is_space(line[i - 1]));
    return words;
}

bool is_capitalized(std::string_view text) {
    bool begins_word = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        if (begins_word && u_islower(c)) return false;
        begins_word = c == ' ';
    }
    return true;
}

char32_t first_character(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = 0;
    return static_cast<char32_t>(next_character(text, at));
}

bool begins_with(std::string_view text, std::string_view phrase) {
    return text.size() >= phrase.size() &&
           std::equal(phrase.begin(), phrase.end(), text.begin(), [](char p, char t) { return lower(p) == lower(t); });
}

std::vector<HeadLine> head_lines(std::string_view head) {
    constexpr std::size_t paragraph_size = 250, most_paragraphs = 2;
    std::vector<HeadLine> lines;
    lines.reserve(head_line_limit);
    std::size_t paragraphs = 0;
    bool begins_block = true;
    for (std::size_t begin = 0;
         begin < head.size() && lines.size() < head_line_limit && paragraphs < most_paragraphs;) {
        const std::size_t end = line_end(head, begin);
        const std::string_view line = head.substr(begin, end - begin);
        begin = end + (head.substr(end).starts_with("\r\n") ? 2 : 1);
        const std::string_view trimmed = trim_line(line);
        if (!has_letter_or_digit(trimmed)) {
            begins_block = true;
            continue;
        }
        paragraphs += trimmed.size() > paragraph_size;
        const std::string_view text = without_markup(trimmed);
        const auto indent = static_cast<std::size_t>(trimmed.data() - line.data());
        lines.push_back({text, indent, begins_block, text.size() < trimmed.size()});
        begins_block = text.size() < trimmed.size();  // the line after a heading begins a block
    }
    return lines;
}

}  // namespace kwic
