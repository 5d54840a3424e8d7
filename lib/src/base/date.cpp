// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/date.hpp"

#include <array>
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

// Appends the decimal digits of `number`, which must be at least 0 and less than 10 * `place`. `place` is the place
// value of the first digit, a power of ten.
void append_digits(std::string& text, int number, int place) {
    for (; place > 0; place /= 10) text += static_cast<char>('0' + number / place % 10);
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
    std::string text;
    append_digits(text, date.year, 1000);
    if (date.month != 0) append_digits(text += '-', date.month, 10);
    if (date.month != 0 && date.day != 0) append_digits(text += '-', date.day, 10);
    return text;
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
