// SPDX-License-Identifier: GPL-2.0-or-later
// What the words beside a word tell about it, in texts whose capitals do not distinguish names: texts in scripts
// without capitals, in small letters only, and in German, which capitalizes all nouns.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether the script of the first letter of the word has no capitals, or does not use them (Georgian).
bool is_without_case(std::string_view word);

// Returns whether the word, which must be folded, is a title, an office or another word that usually stands before the
// name of a person: president, sheikh, bin. The list has such words of about twenty languages.
bool is_title(std::string_view word);

// Returns whether the word, which must be folded, is an article or another determiner of German or Luxembourgish, or a
// contraction of a preposition with the article (zum). A noun stands behind these words, possibly after adjectives. The
// names of persons and places seldom have a determiner.
bool is_determiner(std::string_view word);

// Returns whether a word in small letters, which must be folded, has an ending of German and Luxembourgish adjectives.
bool may_be_adjective(std::string_view word);

}  // namespace kwic
