// SPDX-License-Identifier: GPL-2.0-or-later
// Prepares words for stemmers. A stemmer knows the endings of standard spelling, but neither an apostrophe between a
// name and its ending nor replacements for letters that a keyboard lacks, such as ae for ä.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns `word` without the ending `'s`, which may be a possessive or plural ending: `murphy` for `murphy's`.
std::string_view without_possessive(std::string_view word);

// Returns the German word with ä, ö and ü instead of ae, oe and ue. Does not replace letters at the end of the word,
// after a vowel or after q, where they do not stand for an umlaut: Statue, treue, Quelle.
std::string umlaut_spelling(std::string_view word);

// Returns the spellings of a folded word to which the stemmers of the language are applied. Removes elided words (see
// text/elision.hpp) and possessive endings; if nothing remains, the result is empty. In some languages, further rules
// change the word or add spellings:
//
//     Turkish, Azerbaijani    a suffix after an apostrophe is removed (Ankara'ya: ankara)
//     German                  added: ä, ö and ü replace ae, oe and ue; the endings -innen, -um, -een and -ma are
//                             changed; infinitives replace the forms of verbs (see text/german_verbs.hpp)
//     Spanish, Portuguese     added: the singular of a word with one of some plural endings (mujeres: mujer;
//                             eleições: eleição)
//     Dutch                   added: the singular of a word in -eren, -zen or -ven (kinderen: kind; huizen: huis)
//     Romanian                ş and ţ with a cedilla replace ș and ț, because the stemmer knows only the cedilla
//     Russian                 е replaces ё
//     Hebrew                  the final forms of letters are replaced by the ordinary forms; the vowel letter yod in
//                             the first syllable of words in -on is removed
//     Arabic                  the signs of short vowels and tatweel are removed
//     Arabic, Persian         added: the result of with_unified_hamzas()
std::vector<std::string> stem_bases(std::string_view language, std::string_view word);

// Returns the folded word with U+0621 (hamza) instead of each letter that carries a hamza, because writers choose
// different letters: مسؤول, مسئول. Does not replace an alef with a hamza at the beginning or the end of the word, where
// the hamza distinguishes words or may be omitted. Returns an empty string if nothing is replaced.
std::string with_unified_hamzas(std::string_view word);

}  // namespace kwic
