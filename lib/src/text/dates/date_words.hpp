// SPDX-License-Identifier: GPL-2.0-or-later
// The words around dates: a word in any of some seventy languages -> the month it names, and whether it is a
// weekday or announces a date, as `published` does.
#pragma once

#include <optional>
#include <string_view>

namespace kwic {

enum class MonthCalendar { gregorian, thai, persian };

struct MonthName {
    int month;               // 1-12
    MonthCalendar calendar;  // thai: Gregorian months whose years are usually Buddhist
};

// Month names in full or abbreviated, with or without full stops and accents, in any case. A name that means different
// months (`listopad`) is read in `language` if that has it. Thread-safe; the first call with a word that is not
// English makes the table.
std::optional<MonthName> find_month(std::string_view word, std::string_view language);

bool is_weekday(std::string_view word);

enum class DateLabel { none, updated, published };

// What `word` says of the date that follows it.
DateLabel date_label(std::string_view word);

// Words such as `on`, `le` and `de` that come between a label, a day, a month and a year and mean nothing.
bool is_date_particle(std::string_view word);

}  // namespace kwic
