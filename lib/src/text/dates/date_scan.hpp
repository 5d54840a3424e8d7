// SPDX-License-Identifier: GPL-2.0-or-later
// One line of text -> the first date written in it, and how surely it is the date of the text itself.
#pragma once

#include "text/dates/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

// A piece of a line: a number, a word, or one character that is neither. Spaces are no tokens.
struct DateToken {
    enum class Kind { number, word, mark };
    Kind kind;
    std::size_t begin, end;  // bytes of the line
    int value;               // of a number, in any script's digits
    unsigned digits;         // of a number
    char32_t character;      // the first one
    bool spaced;             // there is space before it
};

std::vector<DateToken> date_tokens(std::string_view line);

struct DateMatch {
    Date date;
    std::size_t first, last;  // the tokens that make it, both included
};

// The first date from token `from` on. A month without a day counts too.
std::optional<DateMatch> match_date(std::string_view line, const std::vector<DateToken>& tokens, std::size_t from,
                                    std::string_view language);

// How a date stands in its line; the larger, the more likely it is the date of the text.
enum class DatePlace {
    prose,      // inside a sentence: not a date of the text
    mention,    // in a short line of other words
    dateline,   // at the beginning of a paragraph: `PORT AZUL, 12 March 2021 – The minister`
    own_line,   // in a short line that names a place, weekday or paper at most; or after `Updated`
    published,  // after `Published` or `Date`
};

struct PlacedDate {
    Date date;
    DatePlace place = DatePlace::prose;
    std::size_t other_words = 0;  // of the line, beside the date
};

// The best placed date of a line; the first one of several.
std::optional<PlacedDate> place_date(std::string_view line, std::string_view language);

}  // namespace kwic
