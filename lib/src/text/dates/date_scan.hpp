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

struct DateMatch {
    Date date;
    std::size_t first, last;  // indexes of the first and last token of the date
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
    own_line,   // in a short line with few other words, such as the name of a place; or after `Updated`
    published,  // after `Published` or `Date`
};

struct DateInContext {
    Date date;
    DateContext context = DateContext::prose;
    std::size_t other_words = 0;  // number of words in the line, except the date and weekdays
};

// Returns the date in `line` with the largest DateContext, or nothing if there is no date. If several dates have this
// DateContext, returns the first of these dates. Looks for dates in the first 256 bytes of `line`.
std::optional<DateInContext> best_date(std::string_view line, std::string_view language);

}  // namespace kwic
