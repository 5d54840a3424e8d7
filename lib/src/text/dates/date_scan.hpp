// SPDX-License-Identifier: GPL-2.0-or-later
// Finds dates in a line of text, and rates how likely they are to be the date of the text.
#pragma once

#include "text/dates/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

// A token of a line: a number, a word, or any other single character that is not a space.
struct DateToken {
    enum class Kind { number, word, mark };
    Kind kind;
    std::size_t begin, end;  // byte range [begin, end) in the line
    int value;               // value of a number; digits after the eighth are ignored
    unsigned digits;         // number of digits of a number
    char32_t character;      // the first character
    bool spaced;             // the token follows a space or begins the line
};

std::vector<DateToken> date_tokens(std::string_view line);

// The order of the day and the month in a date that has both.
enum class DateOrder {
    none,         // a form in which the order tells nothing about other dates, such as `2021-03-12`
    uncertain,    // `03/04/2022`: read with the day first, but the first number can be the month
    day_first,    // `28/04/2022`, `19 July 2023`
    month_first,  // `04/28/2022`, `July 19, 2023`
};

struct DateMatch {
    Date date;
    std::size_t first, last;  // indexes of the first and last token of the date
    DateOrder order = DateOrder::none;
    bool has_time = false;  // a time of day is within the date or follows the date
};

// Returns the first date that begins at token `from` or later, or nothing if there is none. The day of a date that
// consists of only a month and a year is 0.
std::optional<DateMatch> match_date(std::string_view line, const std::vector<DateToken>& tokens, std::size_t from,
                                    std::string_view language);

// The context of a date in its line. The larger the value, the more likely the date is the date of the text.
enum class DateContext {
    prose,      // within a sentence; not the date of the text
    mention,    // in a short line, among other words
    dateline,   // at the beginning of a paragraph: `PORT AZUL, 12 March 2021 – The minister`
    own_line,   // in a short line with few other words, such as the name of a place; after `Updated`; or with a time at
                // the beginning of a line or in brackets, as in logs
    alone,      // in a short line without other words
    published,  // after `Published` or `Date`
};

struct DateInContext {
    DateMatch match;
    DateContext context = DateContext::prose;
};

// Returns the date in `line` with the largest DateContext, or nothing if there is no date. If several dates have this
// DateContext, returns the first of these dates. Looks for dates in the first 256 bytes of `line`.
std::optional<DateInContext> best_date(std::string_view line, std::string_view language);

// Returns whether a text that begins with `head` writes the month before the day in dates such as `03/04/2022`: the
// head has a date of this kind that is possible only with the month first, and none that is possible only with the day
// first; or it has neither, is English, and has only named months before the day, as in `July 19, 2023`.
bool is_month_first(std::string_view head, std::string_view language);

// The parts of a line beside its first date, without words that go with dates: weekdays, times of day and particles.
struct BesideDate {
    std::string_view before;  // from the beginning of the line to its last word before the date; may be empty
    std::string_view after;   // from the first word after the date to the end of the line; may be empty
    bool is_labeled = false;  // a label such as `Published` or `Updated` precedes the date
};

// Returns the parts of `line` beside its first date, or nothing if it has no date or has more than 256 bytes.
std::optional<BesideDate> beside_date(std::string_view line, std::string_view language);

// Returns whether `line` has only numbers and words that go with dates, and a weekday or a month among them, as in
// `Tuesday 12 March, 10:15`.
bool is_yearless_date(std::string_view line, std::string_view language);

// Returns whether `line` may contain a year, and so a date. This function is fast.
bool may_have_year(std::string_view line);

}  // namespace kwic
