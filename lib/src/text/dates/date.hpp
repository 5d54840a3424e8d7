// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the date of a document in the head of its text or in its path.
#pragma once

#include "base/date.hpp"

#include <kwic/analysis.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// The date of a document and where it was found.
struct FoundDate {
    Date date = {};
    DateSource source = DateSource::none;
    std::string time = {};  // the time of day and the zone as given, such as `T12:00:30+02:00`; empty if unknown
};

// Returns the date and the time of `found`, such as `2023-07` or `2023-07-19T12:00Z`, or an empty string if the source
// is `none`.
std::string to_string(const FoundDate& found);

// Reads a date that the caller gave: `2023`, `2023-07` or `2023-07-19`, or a day with a time that parse_iso_time()
// reads. Returns nothing for any other text.
std::optional<FoundDate> parse_given_date(std::string_view text);

// Returns the date of the text that begins with `head`, or nothing if none is found. Considers dates that follow a
// label such as `Published` or `Date:`, are in a short line, are in a dateline (`PORT AZUL, 12 March 2021 –`), or are
// time stamps of a log. Recognizes the usual spellings of dates in about 70 languages, with years of the Gregorian,
// Persian, Thai and Japanese calendars. Years must have four digits, except years of Japanese eras. In a date such as
// `03/04/2022`, the day is first, unless other dates of the head have the month first. `language` is an ISO 639 code or
// empty. If a name means different months in different languages, `language` selects the month. `head` should be the
// first head_bytes bytes of the text.
std::optional<Date> find_date(std::string_view head, std::string_view language);

// Returns the date in a path: the last complete date, as in `2021-03-12-talks.txt`, `2021/03/12/x.txt`, `20210312.txt`
// and `12.03.2021 talks.txt`, or else the last month, as in `2021-03 talks.txt` and `2021/03/talks.txt`. A date in the
// name of the file takes precedence over a date in the folders. Returns nothing if there is neither.
std::optional<Date> find_date_in_path(std::string_view path);

}  // namespace kwic
