// SPDX-License-Identifier: GPL-2.0-or-later
// parse_period() returns the first and the last day of a period. A period is a day, week, month or year, or a relative
// period such as `last-week`.
#pragma once

#include "base/iso_time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// The first and the last day of a period, in the format of the index: YYYYMMDD, comparable as strings. If the period is
// a month, `first` ends with 00. If the period is a year, `first` ends with 0000. So the period also includes documents
// whose date lacks the day or the month.
struct Period {
    std::string first;
    std::string last;
};

// Reads dates of the forms `2023`, `2023-07` and `2023-07-19`, weeks of the form `2023-W29`, and the words `today`,
// `yesterday`, `this-week`, `last-week`, `this-month`, `last-month`, `this-year` and `last-year`. Upper and lower case
// are equivalent. Weeks begin on Monday; `today` is the current day in UTC. Returns nothing for any other text, and for
// a date or a week that does not exist.
std::optional<Period> parse_period(std::string_view text);

// Returns the range of instants of `text`, which is an ISO 8601 date or time (see base/iso_time.hpp), or a week or a
// word that parse_period() reads. Returns nothing for any other text.
std::optional<TimeRange> parse_time_range(std::string_view text);

// These functions return the day before or after `day`. All days have the form YYYYMMDD. If the result would be outside
// the years 0000 to 9999, the functions return nothing.
std::optional<std::string> day_before(const std::string& day);
std::optional<std::string> day_after(const std::string& day);

}  // namespace kwic
