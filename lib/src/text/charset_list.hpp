// SPDX-License-Identifier: GPL-2.0-or-later
// The charsets that guess_charset() considers.
#pragma once

#include "text/alphabets.hpp"
#include "text/charset_sample.hpp"
#include "text/plausibility.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace kwic {

struct ListedCharset {
    const char* name;
    float cost;           // -ln of the probability of the charset before anything is known of the text
    bool is_single_byte;  // whether each byte is a character
    std::array<CharacterTraits, 256> characters;  // of a single-byte charset
    std::vector<std::size_t> languages;           // numbers of the languages that are written in the charset
    LineEnds line_ends;                           // of the systems on which the charset was in use
};

// Returns the charsets. If two charsets are equally likely for a text, the first of them should be chosen.
const std::vector<ListedCharset>& listed_charsets();

// Returns the cost of a charset for a text with these line ends.
float line_end_cost(LineEnds charset, LineEnds text);

}  // namespace kwic
