// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the syntax within a word of the query: wildcards, and the suffixes for boost and fuzzy search.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns whether `word` contains a wildcard and a letter or digit. A * is always a wildcard; for ? see
// has_one_letter_wildcard().
bool is_wildcard(std::string_view word);

// Returns whether `word` contains a ? that is a wildcard for one letter. A ? is a wildcard if a letter, digit or *
// follows. The rest of the word must consist of letters, digits, apostrophes, hyphens, underscores and wildcards.
// `what?` and `a?b=c` have no wildcard.
bool has_one_letter_wildcard(std::string_view word);

// Returns whether `word`, which contains a colon, looks like a field with a value. Returns false for words such as
// `http://x`, `mailto:a@b`, `10:30`, `host:8080`, `std::string` and `C:/x`.
bool looks_like_field(std::string_view word);

struct WordSuffixes {
    double boost = 1;       // n of ^n
    bool is_fuzzy = false;  // whether the word has the suffix ~
    unsigned distance = 0;  // n of ~n; 1 if n is missing, limits::distance if n is too large to read
};

// Removes all suffixes from the end of `word`, and each `\` before a suffix. Returns the values of the suffixes.
WordSuffixes take_word_suffixes(std::string& word);

}  // namespace kwic
