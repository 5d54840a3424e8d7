// SPDX-License-Identifier: GPL-2.0-or-later
// append_bare_spelling() is a faster alternative to strip_marks() (see text/fold.hpp) for searches that compare a
// pattern with many words. The function takes about 5 ns per character, because a table keeps the result for each
// character that was looked up before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// The letters that replace a character in strip_marks().
struct BareLetter {
    std::int32_t first = 0;
    std::int32_t second = 0;
    unsigned size = 0;             // number of letters: 0 (a mark that is removed), 1 or 2
    bool depends_on_word = false;  // strip_marks() may replace the character differently in some words
};

// Returns the letters for a character of a folded word. An invalid character is returned unchanged.
BareLetter bare_letter(std::int32_t character);

// Calls function(letter) for each letter of bare_letter(character) until a call returns false. Makes no call for an
// apostrophe. Returns false if a call returned false, else true.
template <class Function>
bool for_each_bare_letter(std::int32_t character, Function function) {
    if (character == '\'') return true;
    if (character >= 0 && character < 0x80) return function(character);
    const BareLetter letter = bare_letter(character);
    return (letter.size < 1 || function(letter.first)) && (letter.size < 2 || function(letter.second));
}

// Appends strip_marks(folded) without apostrophes. The result differs from that of strip_marks() in some words with
// traditional Chinese characters, because each of these characters is replaced without regard to its neighbors.
void append_bare_spelling(std::string_view folded, std::string& out);

}  // namespace kwic
