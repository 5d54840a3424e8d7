// SPDX-License-Identifier: GPL-2.0-or-later
// Computes normal forms of words. The words of an index are folded. strip_marks() removes the accents of a folded word.
// The results of strip_marks() are not stored as terms, but used to find the accented and unaccented spellings of a
// word (see vocabulary/forms.hpp), and to compare words without regard to accents.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appends NFKC_Casefold of `word` (Unicode Standard, section 3.13), with ASCII apostrophes instead of typographic
// apostrophes, and with the signs of Thai and Lao syllables in one order (see text/thai_order.hpp). The result has at
// most 11 times as many bytes as `word`: NFKC expands a character of 3 bytes to at most 33 bytes.
void append_folded(std::string_view word, std::string& out);

// Appends `text` with ASCII capitals replaced by small letters. Folding changes nothing else in an ASCII word, so one
// call of append_small() folds all ASCII words of a text.
void append_small(std::string_view text, std::string& out);

// Returns the folded word; see append_folded().
std::string fold(std::string_view word);

// Returns the canonical decomposition (NFD) of a word. To find out whether a word contains a given string, decompose
// the word and the string. Without the decomposition, the last letter of the string would not match a character of the
// word that combines this letter with a mark. Remove marks from the beginning and the end of the decomposed string,
// because NFD may order these marks differently in the word.
std::string decompose(std::string_view word);

// Returns a folded word without accents, vowel points and tatweel. Characters that are used interchangeably are
// replaced by one of them (see text/letters.hpp). For example, ø is replaced by o, digits of other scripts by ASCII
// digits, katakana by hiragana, and traditional Chinese characters by simplified ones. Marks that distinguish letters,
// as in Thai or in й, are kept.
std::string strip_marks(std::string_view folded);

}  // namespace kwic
