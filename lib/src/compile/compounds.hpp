// SPDX-License-Identifier: GPL-2.0-or-later
// Words that are written together, apart, with a hyphen or with dots: other spellings of what was typed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// `u.s` for US and `us` for U.S.; empty where the word is no abbreviation. `token` is folded, `typed` as it was typed.
std::string other_abbreviation(std::string_view token, std::string_view typed);

// Whether it is the Arabic article as names are transcribed, which spellings leave out.
bool is_article(std::string_view token);

// Where the word may be written as two: AlAraby between its capitals, `email` and `elmasri` after a syllable that is
// hardly ever a word of its own. Folded; the parts are words only if the index has them.
std::vector<std::pair<std::string, std::string>> splits(std::string_view token, std::string_view typed);

// Every place where the word may be split.
std::vector<std::pair<std::string, std::string>> all_splits(std::string_view token);

// The two words that a compound such as `Bevölkerungsgröße` may be made of, in every way; the longest first word first.
// What German, Dutch and the Scandinavian languages put between them is left out as well as kept.
std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token);

}  // namespace kwic
