// SPDX-License-Identifier: GPL-2.0-or-later
// Distinguishes the words of prose from the other tokens of a line, such as numbers, identifiers and paths.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The number of tokens of each kind in a line. Tokens are separated by white space. A token in a script without spaces
// counts as several words.
struct TokenCounts {
    std::size_t words = 0;     // tokens of letters, apostrophes and hyphens
    std::size_t capitals = 0;  // tokens of two or more capital ASCII letters
    std::size_t code = 0;      // tokens with signs or capitals inside, as in `a_b`, `a/b`, `a()`, `aB`
    std::size_t others = 0;    // numbers and signs

    void add(const TokenCounts& more) {
        words += more.words;
        capitals += more.capitals;
        code += more.code;
        others += more.others;
    }
};

// Appends the words of `line` to `words`, each followed by a space and without punctuation at its ends. If most tokens
// are in capitals, as in a headline, tokens in capitals are words too. Returns the number of tokens of each kind.
TokenCounts collect_words(std::string_view line, std::string& words);

}  // namespace kwic
