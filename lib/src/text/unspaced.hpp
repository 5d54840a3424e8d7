// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the parts of words in scripts that are written without spaces, such as the scripts of Thai, Chinese and
// Japanese. ICU's dictionaries, which find the words of a text, also contain long words that consist of shorter words:
// 外交部长.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// Returns whether `c` is a letter of a script that is written without spaces.
bool is_unspaced_letter(std::int32_t c);

// Returns whether the word contains a letter for which is_unspaced_letter() returns true.
bool has_unspaced_letters(std::string_view word);

// Appends the parts of a word in a script without spaces. Each part may itself be a word. A part has at least two
// characters and is shorter than the word. A part is a sequence of units: characters of Han, runs of Katakana or of
// Hiragana, and Thai or Lao syllables. Words in other scripts, and words of more than 16 units, have no parts.
//
//     Han and Kana    every sequence of units that is not all Hiragana: 外交 and 部长 in 外交部长
//
//     Thai and Lao    every sequence of units at the beginning or the end of the word: เรียน in โรงเรียน
void append_unspaced_parts(std::string_view word, std::vector<std::string_view>& parts);

}  // namespace kwic
