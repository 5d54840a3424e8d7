// SPDX-License-Identifier: GPL-2.0-or-later
// The syntax within a word of the query: wildcards, and the suffixes for boost and fuzzy search.
#pragma once

#include <string>

namespace kwic {

// Whether a * or ? in `word` is a wildcard. It is one only in a word of letters: `what?` and `a?b=c` are text.
bool is_wildcard(const std::string& word);

struct WordSuffixes {
    double boost = 1;       // n of ^n
    bool is_fuzzy = false;  // whether there is a ~
    unsigned distance = 0;  // n of ~n, or limits::distance if the number is too large to read
};

// Removes all suffixes from the end of `word` and returns their values.
WordSuffixes take_word_suffixes(std::string& word);

}  // namespace kwic
