// SPDX-License-Identifier: GPL-2.0-or-later
// Converts dates of texts to the Gregorian calendar.
#pragma once

#include "base/date.hpp"
#include "text/dates/date_words.hpp"

#include <optional>

namespace kwic {

// Returns `date`, or nothing if it does not exist or its year is not from 1000 to 2100.
std::optional<Date> plausible(Date date);

// Returns the Gregorian date of a day of `month`. If the month can be Persian, a year from 1200 to 1499 is a year of
// the Persian calendar. A year from 2400 to 2643 is a year of the Buddhist era. `day` is 0 if the day is unknown.
// Returns nothing if the date is not plausible().
std::optional<Date> in_calendar(int year, MonthName month, int day);

}  // namespace kwic
