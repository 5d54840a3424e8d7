// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the dates and times of ISO 8601 as ranges of instants.
#pragma once

#include "base/date.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// A point of time in UTC.
struct Instant {
    std::int64_t seconds = 0;       // since 0000-01-01T00:00:00Z in the Gregorian calendar; may be negative
    std::uint32_t nanoseconds = 0;  // less than 10^9
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

// The instants from `first` to `last`, both included.
struct TimeRange {
    Instant first;
    Instant last;
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// Returns the day of the instant. Returns the first or the last day of the years 0 to 9999 for an instant that is not
// in these years.
Date day_of(const Instant& instant);

// Returns the week of a day as ISO 8601 writes it, such as `2024-W20`. Weeks begin on Mondays, and a week belongs to
// the year of its Thursday.
std::string iso_week(const Date& day);

// Returns the instant as ISO 8601 writes it, such as `2024-05-20T12:00:00.5Z`. If the instant is the first of its day,
// returns only the day.
std::string to_string(const Instant& instant);

// Returns the range from the first instant of the day `first` to the last instant of the day `last`. The days must have
// the form YYYYMMDD and exist in the Gregorian calendar. A month 00 stands for January, and a day 00 for the first day
// of the month.
TimeRange days_range(std::string_view first, std::string_view last);

// Reads a date such as `2024`, `2024-05` or `2024-05-20`, or a date and a time such as `2024-05-20T12:00`,
// `2024-05-20 12:00:30.5+02:00` or `20240520T120030Z`. Returns the instants that the text stands for: a year, a month,
// a day, an hour, a minute, a second or a decimal part of a second. Digits after the ninth decimal place are ignored. A
// text without a zone is in UTC. Returns nothing for any other text, and for a date or a time that does not exist; the
// second 60, a leap second, counts as the second that follows it.
std::optional<TimeRange> parse_iso_time(std::string_view text);

}  // namespace kwic
