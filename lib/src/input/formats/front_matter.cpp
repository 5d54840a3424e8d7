// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/front_matter.hpp"

#include "base/ascii.hpp"
#include "base/value_text.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/formats.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

// Front matter is written by hand and short. A longer part between two lines is not front matter.
constexpr std::size_t max_bytes = 64 << 10;

std::string small(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
    return result;
}

// Returns the line at `at` without its end, and advances `at` to the next line.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

// Moves the values that are the title and the date of the document out of `fields`.
void take_title_and_date(FrontMatter& matter) {
    for (const std::string_view name : {"title", "date", "published", "pubdate", "publishdate", "created"}) {
        const auto found = std::find_if(matter.fields.begin(), matter.fields.end(),
                                        [&](const Field& field) { return small(field.name) == name; });
        if (found == matter.fields.end()) continue;
        std::string& part = name == "title" ? matter.title : matter.date;
        if (!part.empty()) continue;
        part = value_text(found->value);
        if (name == "title" || name == "date") matter.fields.erase(found);
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

FieldValue plain_value(std::string_view text) {
    const std::string folded = small(text);
    if (folded == "true") return true;
    if (folded == "false") return false;
    std::string_view number = text;
    if (number.starts_with('+')) number.remove_prefix(1);
    const bool is_number = !number.empty() && (is_ascii_digit(number[number[0] == '-' && number.size() > 1]));
    // A number that begins with 0, such as 007, is a string of digits.
    const std::string_view digits = number.starts_with('-') ? number.substr(1) : number;
    const bool is_padded = digits.size() > 1 && digits[0] == '0' && is_ascii_digit(digits[1]);
    if (!is_number || is_padded) return std::string(text);
    const char* const end = number.data() + number.size();
    std::int64_t integer = 0;
    if (const auto result = std::from_chars(number.data(), end, integer); result.ec == std::errc() && result.ptr == end)
        return integer;
    double real = 0;
    if (const auto result = std::from_chars(number.data(), end, real);
        result.ec == std::errc() && result.ptr == end && std::isfinite(real))
        return real;
    return std::string(text);
}

std::string written_value(std::string_view text) {
    std::string value;
    for (TextLines lines(text); lines.next();) {
        if (trimmed(lines.line()).starts_with('#')) continue;
        value += lines.line().substr(0, lines.line().find(" #"));
        value += ' ';
    }
    return in_one_line(value);
}

FrontMatter read_front_matter(std::string_view text) {
    FrontMatter matter;
    const bool is_toml = text.starts_with("+++");
    if (!is_toml && !text.starts_with("---")) return matter;
    const std::string_view head = text.substr(0, max_bytes);
    std::size_t at = 0;
    const std::string_view first = next_line(head, at);
    if (first.size() != 3) return matter;
    const std::size_t begin = at;
    while (at < head.size()) {
        const std::size_t line_begin = at;
        const std::string_view line = next_line(head, at);
        if (line != first && (is_toml || line != "...")) continue;
        const std::string_view lines = head.substr(begin, line_begin - begin);
        matter.fields = is_toml ? read_toml(lines) : read_yaml(lines);
        // A text between two rulers has no values.
        if (matter.fields.empty() && lines.find(is_toml ? '=' : ':') == lines.npos) return {};
        matter.size = at;
        take_title_and_date(matter);
        return matter;
    }
    return {};
}

}  // namespace kwic
