// SPDX-License-Identifier: GPL-2.0-or-later
// The spellings of a word to which stemmers are applied. A stemmer knows the endings of the written language, but not
// the signs between a name and its ending, nor the spellings that replace letters which a keyboard lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns `word` without a possessive ending or a plural ending after an apostrophe: `murphy` for `murphy's`.
std::string_view without_possessive(std::string_view word);

// Returns the German word with umlauts instead of ae, oe and ue. These letters do not stand for an umlaut at the end of
// a word, after a vowel or after q: Statue, treue, Quelle.
std::string umlaut_spelling(std::string_view word);

// Returns the spellings of a folded word that the stemmers of the language stem. The result is empty if nothing remains
// of the word. Elided words (see text/elision.hpp) and possessive endings are removed. The rules of some languages add
// or change spellings:
//
//     Turkish, Azerbaijani    a suffix after an apostrophe is removed (Ankara'ya: ankara)
//     German                  ä, ö and ü replace ae, oe and ue; the endings -innen, -um, -een and -ma are
//                            changed; infinitives replace the forms of verbs (see text/german_verbs.hpp)
//     Russian                 е replaces ё
//     Hebrew                  the final forms of letters are replaced by the ordinary forms; the vowel letter yod in
//                            the first syllable of words in -on is left out
//     Arabic                  the signs of short vowels and tatweel are removed
//     Arabic, Persian         a single sign replaces the letters that carry a hamza; see with_unified_hamzas()
std::vector<std::string> stem_bases(std::string_view language, std::string_view word);

// Returns the folded word with U+0621 (hamza) instead of each letter that carries a hamza, because writers choose
// different letters: مسؤول, مسئول. An alef keeps its hamza at the beginning and at the end of a word: there it
// distinguishes words, or may be left out. Returns an empty string if the word has no such letter.
std::string with_unified_hamzas(std::string_view word);

}  // namespace kwic
