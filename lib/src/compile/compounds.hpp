// SPDX-License-Identifier: GPL-2.0-or-later
// Finds other spellings of a typed word: as several words, joined with the next word, or with or without the dots of an
// abbreviation. In all functions `token` is the folded word. The returned words are not necessarily in the index.
#pragma once

#include "compile/query_tokenizer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// The words of a spelling, in their order in a text.
using WordSequence = std::vector<std::string>;

// Returns the other spelling of an abbreviation: `u.s` for US and `us` for U.S.; empty if the word is not an
// abbreviation. `typed` is the word before folding.
std::string other_abbreviation(std::string_view token, std::string_view typed);

// Returns whether `token` is a transcription of the Arabic article in names, such as `el`. Some spellings omit the
// article.
bool is_article(std::string_view token);

// Returns whether the word consists of digits and other numbers.
bool is_all_digits(std::string_view token);

// Returns `words` written as one word. Returns an empty string if a digit would follow a digit, unless the words are
// the groups of thousands of a number: 1,250,000 is 1250000, but 20.50 is not 2050.
std::string joined_spelling(std::span<const QueryWord> words);

// Returns the groups of three digits of a number: `1 250 000` for 1250000. Returns nothing for other words, and for
// numbers that are not written in such groups.
WordSequence groups_of_thousands(std::string_view token);

// Returns the likely ways to split the word into two words: `AlAraby` at its inner capital, `email` and `elmasri` after
// a prefix that is hardly ever a separate word, Persian words also before a suffix. `typed` is the word before folding.
std::vector<std::pair<std::string, std::string>> splits(std::string_view token, std::string_view typed);

// Returns every way to write the word as two words of at least 2 bytes each.
std::vector<std::pair<std::string, std::string>> all_splits(std::string_view token);

// Returns the pairs of words that a compound such as `Bevölkerungsgröße` may consist of, ordered by ascending length of
// the second word. If letters that link words in German, Dutch or the Scandinavian languages precede the second word,
// there is a pair with them and a pair without them. Returns nothing for words of more than 60 bytes or with a
// character from U+0580 on.
std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token);

}  // namespace kwic
