// SPDX-License-Identifier: GPL-2.0-or-later
// Dates of documents: the head of a text, or a path -> the day it is from.
#pragma once

#include <kwic/analysis.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct Date {
    int year = 0;
    int month = 0;  // 0: unknown
    int day = 0;    // 0: unknown
    friend bool operator==(const Date&, const Date&) = default;
};

struct FoundDate {
    Date date;
    DateSource source = DateSource::none;
};

// Whether there is such a day, month or year (0-9999) in the Gregorian calendar.
bool is_valid(const Date& date);

// `2023`, `2023-07` or `2023-07-19`.
std::string to_string(const Date& date);

// Reads exactly that form; nothing if it is another, or no date of the calendar.
std::optional<Date> parse_date(std::string_view iso);

// The date that `head`, the first 2 KiB or so of a text, gives for the text itself: after `Published` or `Date:`,
// on a line of its own, or in a dateline. `language` is an ISO 639 code or empty, and decides month names that
// mean different months in different languages. Days and months are found as people write them in some seventy
// languages, Persian and Thai years included; years of two digits are not read.
std::optional<Date> find_date(std::string_view head, std::string_view language);

// The last whole date in a path, as in `2021-03-12-talks.txt`, `2021/03/12/x.txt` and `20210312.txt`.
std::optional<Date> find_date_in_path(std::string_view path);

}  // namespace kwic
