// SPDX-License-Identifier: GPL-2.0-or-later
// Other spellings of a typed word: joined, split, with a hyphen or with dots. All functions are given the word folded,
// as `token`; the words that they return may not be in the index.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Returns the other spelling of an abbreviation: `u.s` for US and `us` for U.S.; empty if the word is none. `typed` is
// the word before folding.
std::string other_abbreviation(std::string_view token, std::string_view typed);

// Whether `token` is the Arabic article as it is transcribed in names, such as `el`. Some spellings omit it.
bool is_article(std::string_view token);

// Returns the likely ways to write the word as two: `AlAraby` at its inner capital; `email` and `elmasri` after a
// prefix that is hardly ever a separate word. `typed` is the word before folding.
std::vector<std::pair<std::string, std::string>> splits(std::string_view token, std::string_view typed);

// Returns every way to write the word as two, each part of at least 2 bytes.
std::vector<std::pair<std::string, std::string>> all_splits(std::string_view token);

// Returns the pairs of words that a compound such as `Bevölkerungsgröße` may be made of, the longest first word first.
// The letters that link the words in German, Dutch and the Scandinavian languages are kept in some pairs and dropped in
// others. Returns nothing for words that are too long or in scripts whose languages have no such compounds.
std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token);

}  // namespace kwic
