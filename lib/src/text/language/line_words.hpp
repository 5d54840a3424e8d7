// SPDX-License-Identifier: GPL-2.0-or-later
// Distinguishes the words of prose from the other tokens of a line, such as numbers, identifiers and paths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The number of tokens of each kind in a line. Tokens are separated by white space. A token of a script that is written
// without spaces counts as several words.
struct TokenCounts {
    std::size_t words = 0;     // consist of letters, apostrophes and hyphens
    std::size_t capitals = 0;  // consist of two or more capital ASCII letters
    std::size_t code = 0;      // have signs or capitals where words of prose have none, as in `a_b`, `a/b`, `a()`, `aB`
    std::size_t others = 0;    // numbers and signs

    void add(const TokenCounts& more) {
        words += more.words;
        capitals += more.capitals;
        code += more.code;
        others += more.others;
    }
};

// Appends the words of `line`, each followed by a space, to `words`. Punctuation at the ends of a word is omitted. If
// most tokens are in capitals, as in a headline, these tokens are words too. Returns the counts of the tokens.
TokenCounts collect_words(std::string_view line, std::string& words);

}  // namespace kwic
