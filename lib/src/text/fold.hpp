// SPDX-License-Identifier: GPL-2.0-or-later
// Normal forms of words. The terms of an index are folded words. strip_marks() serves only to find the accented and
// unaccented spellings of a word (see vocabulary/forms.hpp).
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appends NFKC_Casefold of `word` (Unicode Standard, section 5.18 and UAX #15), with ASCII apostrophes in place of
// typographic ones. The result is at most 11 times as long: NFKC makes at most 33 bytes of a character of 3 bytes.
void append_folded(std::string_view word, std::string& out);

// Appends a text with the ASCII capitals replaced by small letters. This folds all ASCII words of the text at once.
void append_small(std::string_view text, std::string& out);

// Returns the folded word; see append_folded().
std::string fold(std::string_view word);

// Returns a folded word without accents, vowel points and tatweel, and with one letter in place of letters that are
// used interchangeably: o for ø, Arabic for Persian yeh, ASCII for other digits, hiragana for katakana, simplified for
// traditional Chinese characters (see text/letters.hpp). Marks that make a separate letter, as in Thai or й, are kept.
std::string strip_marks(std::string_view folded);

}  // namespace kwic
