// SPDX-License-Identifier: GPL-2.0-or-later
// A Date is a day, a month or a year of the Gregorian calendar. Dates are written in the forms of ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct Date {
    int year = 0;
    int month = 0;  // 1 to 12; 0 if unknown, in which case the day is 0 too
    int day = 0;    // 1 to 31; 0 if unknown
    friend bool operator==(const Date&, const Date&) = default;
};

// Returns whether `date` exists in the Gregorian calendar and its year is from 0 to 9999.
bool is_valid(const Date& date);

// Returns `date` in the form `2023`, `2023-07` or `2023-07-19`.
std::string to_string(const Date& date);

// Reads a date in one of the forms that to_string() returns. Returns nothing if `iso` has another form, or if the date
// does not exist.
std::optional<Date> parse_date(std::string_view iso);

}  // namespace kwic
