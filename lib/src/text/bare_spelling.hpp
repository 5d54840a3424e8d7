// SPDX-License-Identifier: GPL-2.0-or-later
// strip_marks() for searches that compare a pattern with many words. The results for single characters are kept in a
// table, which is filled as characters are first needed. Takes about 5 ns per character.
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

// Calls function(letter) for each of these letters, except for an apostrophe, until it returns false. Returns whether
// all calls returned true.
template <class Function>
bool for_each_bare_letter(std::int32_t character, Function function) {
    if (character == '\'') return true;
    if (character >= 0 && character < 0x80) return function(character);
    const BareLetter letter = bare_letter(character);
    return (letter.size < 1 || function(letter.first)) && (letter.size < 2 || function(letter.second));
}

// Appends strip_marks(folded) without apostrophes, by which words are compared with other spellings (see
// text/stemmers.hpp). There is one difference: each traditional Chinese character is replaced without regard to its
// neighbors.
void append_bare_spelling(std::string_view folded, std::string& out);

}  // namespace kwic
