// SPDX-License-Identifier: GPL-2.0-or-later
// Lists the charsets that guess_charset() compares.
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
    float cost;                                   // -ln of the share of the charset among texts in listed charsets
    bool is_single_byte;                          // true if each character has one byte
    std::array<CharacterTraits, 256> characters;  // characters of a single-byte charset, indexed by their bytes
    std::vector<std::size_t> languages;           // numbers of the languages that are written in the charset
    LineEnds line_ends;                           // line ends of systems that used the charset; `none`: any line ends
};

// Returns the listed charsets. If two charsets have equal costs for a text, the caller should choose the one that is
// listed first.
const std::vector<ListedCharset>& listed_charsets();

// Returns the cost of a charset whose line ends are `charset`, for a text whose line ends are `text`. The result may be
// negative.
float line_end_cost(LineEnds charset, LineEnds text);

}  // namespace kwic
