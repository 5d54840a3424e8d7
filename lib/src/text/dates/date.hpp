// SPDX-License-Identifier: GPL-2.0-or-later
// Dates of documents: the head of a text, or a path -> the day it is from.
#pragma once

#include "base/date.hpp"

#include <kwic/analysis.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct FoundDate {
    Date date;
    DateSource source = DateSource::none;
};

// The date that `head`, the first 2 KiB or so of a text, gives for the text itself: after `Published` or `Date:`,
// on a line of its own, or in a dateline. `language` is an ISO 639 code or empty, and decides month names that
// mean different months in different languages. Days and months are found as people write them in some seventy
// languages, Persian and Thai years included; years of two digits are not read.
std::optional<Date> find_date(std::string_view head, std::string_view language);

// The last whole date in a path, as in `2021-03-12-talks.txt`, `2021/03/12/x.txt` and `20210312.txt`.
std::optional<Date> find_date_in_path(std::string_view path);

}  // namespace kwic
