// SPDX-License-Identifier: GPL-2.0-or-later
// What people write for a time -> its first and last day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Days as the index has them: YYYYMMDD, comparable as strings. The first day of a month or year is written with
// 00, so that documents of which only the month or year is known are in it.
struct Period {
    std::string first;
    std::string last;
};

// `2023`, `2023-07`, `2023-07-19`, `2023-W29`, `today`, `yesterday`, `this-` or `last-` `week`, `month` or `year`
// (upper or lower case; weeks begin on Monday). Nothing for anything else, nor for days that do not exist.
// Today is the day in UTC.
std::optional<Period> parse_period(std::string_view text);

// The day before or after; nothing beyond the years 0000 to 9999.
std::optional<std::string> day_before(const std::string& day);
std::optional<std::string> day_after(const std::string& day);

}  // namespace kwic
