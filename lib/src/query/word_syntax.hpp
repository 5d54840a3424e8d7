// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the syntax within a word of the query: wildcards, and the suffixes for boost and fuzzy search.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns whether `word` contains a wildcard and a letter or digit. A * is always a wildcard; for ? see
// has_one_letter_wildcard().
bool is_wildcard(std::string_view word);

// Returns whether a ? of `word` stands for one letter: a letter, digit or * follows the ?, and the word consists only
// of letters, digits, apostrophes, hyphens, underscores and wildcards. `what?` and `a?b=c` have no wildcard.
bool has_one_letter_wildcard(std::string_view word);

// Returns whether `word`, which contains a colon, looks like a field with a value. Returns false for a part of a URL, a
// time, a port, a qualified name, or a path with a drive letter.
bool looks_like_field(std::string_view word);

struct WordSuffixes {
    double boost = 1;       // n of ^n
    bool is_fuzzy = false;  // whether the word has the suffix ~
    unsigned distance = 0;  // n of ~n; 1 if n is missing, limits::distance if n is too large to read
};

// Removes all suffixes from the end of `word` and returns their values.
WordSuffixes take_word_suffixes(std::string& word);

}  // namespace kwic
