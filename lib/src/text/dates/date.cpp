// SPDX-License-Identifier: GPL-2.0-or-later
// Date <-> ISO 8601 text, path -> date. Dates in running text are in date_find.cpp.
#include "text/dates/date.hpp"

#include <array>
#include <cstdio>

namespace kwic {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that `digits` are, or -1 if one of them is no digit.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!is_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_whole_number(std::string_view text, std::size_t begin, std::size_t size) {
    if (begin + size > text.size() || number(text.substr(begin, size)) < 0) return false;
    return (begin == 0 || !is_digit(text[begin - 1])) && (begin + size == text.size() || !is_digit(text[begin + size]));
}

bool is_path_separator(char c) { return c == '-' || c == '_' || c == '/' || c == '.' || c == ' '; }

// The date whose year begins at `i`, if one does.
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

bool is_valid(const Date& date) {
    constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 0 || date.year > 9999 || date.month < 0 || date.month > 12) return false;
    if (date.month == 0) return date.day == 0;
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    const int length = date.month == 2 && !leap ? 28 : lengths[date.month - 1];
    return date.day >= 0 && date.day <= length;
}

std::string to_string(const Date& date) {
    std::array<char, 40> text{};
    if (date.month == 0) {
        std::snprintf(text.data(), text.size(), "%04d", date.year);
    } else if (date.day == 0) {
        std::snprintf(text.data(), text.size(), "%04d-%02d", date.year, date.month);
    } else {
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    }
    return text.data();
}

std::optional<Date> parse_date(std::string_view iso) {
    const bool shape =
        iso.size() == 4 || (iso.size() == 7 && iso[4] == '-') || (iso.size() == 10 && iso[4] == '-' && iso[7] == '-');
    if (!shape) return {};
    Date date{number(iso.substr(0, 4)), 0, 0};
    if (iso.size() >= 7 && (date.month = number(iso.substr(5, 2))) < 1) return {};
    if (iso.size() == 10 && (date.day = number(iso.substr(8, 2))) < 1) return {};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Date> find_date_in_path(std::string_view path) {
    for (std::size_t i = path.size(); i-- > 0;) {
        if (!is_digit(path[i])) continue;
        if (const auto date = date_at(path, i)) return date;
    }
    return {};
}

}  // namespace kwic
