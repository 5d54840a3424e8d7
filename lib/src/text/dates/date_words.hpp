// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes words in and next to dates, in about 70 languages: names of months and weekdays, and labels such as
// `published`.
#pragma once

#include <optional>
#include <string_view>

namespace kwic {

enum class MonthCalendar { gregorian, thai, persian };

// The meaning of a month name.
struct MonthName {
    int month;               // 1-12
    MonthCalendar calendar;  // thai: Gregorian months, with years that are usually of the Buddhist era
};

// Returns the month whose name is `word`, or nothing if there is none. Recognizes full and abbreviated names, with or
// without accents, in capitals or small letters, and Roman numerals in capitals. If a name means different months in
// different languages (`listopad`), returns the meaning in `language` or, if `language` does not have the name, the
// meaning in another language. Thread-safe. The first call that uses the table of names is slow, because it builds the
// table. A call for an English month does not use the table if `language` is `en` or empty.
std::optional<MonthName> find_month(std::string_view word, std::string_view language);

// Returns whether the word is the name of a weekday. If `language`, the language of the text, is `en`, recognizes only
// English names and does not use the table of names; otherwise recognizes the names of all languages.
bool is_weekday(std::string_view word, std::string_view language);

enum class DateLabel {
    none,
    updated,    // the text was updated on the date
    published,  // the text was published on the date
    other,      // the date is that of an event, such as `expires` and `born`, or that of another message
};

// Returns the meaning of `word` before a date.
DateLabel date_label(std::string_view word);

// Returns whether the word goes with a time of day or a year, such as `Uhr`, `GMT`, `pm` or `года`, or is a unit or a
// weekday of Chinese, Japanese or Korean.
bool is_time_word(std::string_view word);

// Returns whether the word is a definite article.
bool is_definite_article(std::string_view word);

// Returns whether the word may stand between the parts of a date, or between a label and a date. Examples are `on`,
// `le` and `de`.
bool is_date_particle(std::string_view word);

}  // namespace kwic
