// SPDX-License-Identifier: GPL-2.0-or-later
// Finds shorter words in words of scripts that are written without spaces, such as Thai, Chinese and Japanese. A
// dictionary finds the words of a text, and the dictionary also has long words that consist of shorter words: 外交部长.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// Returns whether `c` is a letter of a script that is written without spaces.
bool is_unspaced_letter(std::int32_t c);

// Returns whether the word has such a letter.
bool has_unspaced_letters(std::string_view word);

// Appends the shorter words of which a word in a script without spaces may consist. A part has at least two characters
// and is shorter than the word. Parts begin and end between units: characters of Han, runs of Katakana or Hiragana, and
// Thai or Lao syllables. Words in other scripts have no parts.
//
//     Han and Kana    each sequence of units that is not all Hiragana: 外交 and 部长 in 外交部长
//
//     Thai and Lao    each sequence of units at the beginning or the end of the word: เรียน in โรงเรียน
void append_unspaced_parts(std::string_view word, std::vector<std::string_view>& parts);

}  // namespace kwic
