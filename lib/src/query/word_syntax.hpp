// SPDX-License-Identifier: GPL-2.0-or-later
// What the characters of a query word mean: wildcards, and what stands behind it.
#pragma once

#include <string>

namespace kwic {

// Whether * or ? in the word stand for letters. They do only among letters: `what?` and `a?b=c` are text.
bool is_wildcard(const std::string& word);

struct WordSuffixes {
    double boost = 1;       // ^2
    bool is_fuzzy = false;  // ~
    unsigned distance = 0;  // ~2; large where the number is too large to read
};

// Takes all suffixes off the end of the word.
WordSuffixes take_word_suffixes(std::string& word);

}  // namespace kwic
