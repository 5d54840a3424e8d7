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

// Returns the other spelling of an abbreviation: `u.s` for US and `us` for U.S.; empty for other words. An abbreviation
// consists of 2 to 5 ASCII capitals, or of ASCII letters with full stops between them. `typed` is the word before
// folding.
std::string other_abbreviation(std::string_view token, std::string_view typed);

// Returns whether `token` is a transcription of the Arabic article in names, such as `el`. Some spellings of a name
// omit the article.
bool is_article(std::string_view token);

// Returns whether all characters of the word are numbers (Unicode categories Nd, Nl and No).
bool is_all_digits(std::string_view token);

// Returns `words` written as one word. Returns an empty string if a digit would follow a digit, unless the words are
// the groups of thousands of a number: 1,250,000 is 1250000, but 20.50 is not 2050.
std::string joined_spelling(std::span<const QueryWord> words);

// Returns the groups of three digits of a number: `1 250 000` for 1250000. Returns an empty sequence for other words,
// and for numbers that begin with 0 or have fewer than 4 or more than 24 digits.
WordSequence groups_of_thousands(std::string_view token);

// Returns the likely ways to split the word into two words: before an inner capital (`AlAraby`), after a prefix that is
// seldom a separate word (`email`, `elmasri`), and before some Persian suffixes. `typed` is the word before folding.
std::vector<std::pair<std::string, std::string>> splits(std::string_view token, std::string_view typed);

// Returns every way to write the word as two words of at least 2 bytes each.
std::vector<std::pair<std::string, std::string>> all_splits(std::string_view token);

// Returns the pairs of words that a compound such as `Bevölkerungsgröße` may consist of, ordered by ascending length of
// the second word. The first word may end with letters that only link the two words, as in German, Dutch and the
// Scandinavian languages; then there is a pair with these letters and a pair without them. Returns nothing for words of
// more than 60 bytes or with a character from U+0580 on.
std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token);

}  // namespace kwic
