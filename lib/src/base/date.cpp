// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/date.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Returns the value of the decimal number `digits`, or -1 if a character of `digits` is not a digit.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
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

}  // namespace kwic
