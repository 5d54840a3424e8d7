// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes words that show whether the words after them are names. The functions of this file serve texts whose
// capitals do not distinguish names: texts in scripts without capitals, texts in small letters only, and German texts,
// in which all nouns are capitalized.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether the script of the first letter of the word has no capitals, or does not use them (Georgian).
bool is_without_case(std::string_view word);

// Returns whether the word, which must be folded, is a title, an office or another word that usually precedes the name
// of a person: president, sheikh, bin. Knows words of about twenty languages.
bool is_title(std::string_view word);

// Returns whether the word, which must be folded, is an article or another determiner of German or Luxembourgish, or a
// contraction of a preposition and the article (zum). Determiners precede ordinary nouns, but seldom the names of
// persons and places.
bool is_determiner(std::string_view word);

// Returns whether the word, which must be folded, has an ending of German and Luxembourgish adjectives. The word must
// be in small letters in the text, because nouns are capitalized.
bool may_be_adjective(std::string_view word);

}  // namespace kwic
