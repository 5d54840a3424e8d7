// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the syntax within a word of the query: wildcards, and the suffixes for boost and fuzzy search.
#pragma once

#include <string>

namespace kwic {

// Returns whether `word` is a pattern: letters, digits, `'` and `_` with at least one wildcard. The wildcards are `*`,
// and `?` unless it ends the word or precedes another `?`. For instance, `what?` and `a?b=c` are not patterns.
bool is_wildcard(const std::string& word);

struct WordSuffixes {
    double boost = 1;       // n of ^n
    bool is_fuzzy = false;  // whether the word has the suffix ~
    unsigned distance = 0;  // n of ~n; 1 if n is missing, limits::distance if it is too large to read
};

// Removes all suffixes from the end of `word` and returns their values.
WordSuffixes take_word_suffixes(std::string& word);

}  // namespace kwic
