// SPDX-License-Identifier: GPL-2.0-or-later
// Implements find_date_in_path(). Dates in texts are found by date_find.cpp.
#include "text/dates/date.hpp"

#include "base/ascii.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kwic {
namespace {

// Returns the value of a string of decimal digits, or -1 if one of its characters is not a digit.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!is_ascii_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_whole_number(std::string_view text, std::size_t begin, std::size_t size) {
    if (begin + size > text.size() || number(text.substr(begin, size)) < 0) return false;
    return (begin == 0 || !is_ascii_digit(text[begin - 1])) &&
           (begin + size == text.size() || !is_ascii_digit(text[begin + size]));
}

bool is_path_separator(char c) { return c == '-' || c == '_' || c == '/' || c == '.' || c == ' '; }

// Returns the date whose year begins at offset `i`, or nothing if there is none.
std::optional<Date> date_at(std::string_view path, std::size_t i) {
    std::size_t month = i + 4, day = i + 6;
    if (!is_whole_number(path, i, 8)) {
        month = i + 5;
        day = i + 8;
        if (!is_whole_number(path, i, 4) || !is_whole_number(path, month, 2) || !is_whole_number(path, day, 2))
            return {};
        if (!is_path_separator(path[i + 4]) || !is_path_separator(path[i + 7])) return {};
    }
    const Date date{number(path.substr(i, 4)), number(path.substr(month, 2)), number(path.substr(day, 2))};
    const bool whole = date.month > 0 && date.day > 0 && is_valid(date);
    return whole && date.year >= 1800 && date.year <= 2100 ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> find_date_in_path(std::string_view path) {
    for (std::size_t i = path.size(); i-- > 0;) {
        if (!is_ascii_digit(path[i])) continue;
        if (const auto date = date_at(path, i)) return date;
    }
    return {};
}

}  // namespace kwic
