// SPDX-License-Identifier: GPL-2.0-or-later
// Words -> the form in which they are compared. fold() is what the index holds; strip_marks() only serves to
// find a word's accented and unaccented spellings (see vocabulary/forms.hpp).
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appends NFKC_Casefold of `word` (Unicode Standard, section 5.18 and UAX #15) with typographic apostrophes
// made plain. NFKC makes at most 33 bytes of a character of 3, so the result has at most 11 times the length.
void append_folded(std::string_view word, std::string& out);

// Appends a text with the capitals of ASCII made small: its words of ASCII are folded then, all at once.
void append_small(std::string_view text, std::string& out);

std::string fold(std::string_view word);

// A folded word without accents, points and tatweel, and with other letters that are written one for another made
// equal: ø as o, Persian yeh as the Arabic one, digits as those of ASCII, katakana as hiragana, traditional characters
// as simplified ones (see text/letters.hpp). Marks of scripts in which they are letters of their own (Thai, й) stay.
std::string strip_marks(std::string_view folded);

}  // namespace kwic
