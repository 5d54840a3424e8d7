// SPDX-License-Identifier: GPL-2.0-or-later
// The transliteration of words into Latin letters by ICU, for scripts whose letters have one reading.
#pragma once

#include <string>
#include <string_view>

namespace kwic::names {

// Returns whether transliterated() is used for the script of the character. It is not used for ideographs or for
// scripts that are segmented with dictionaries, because names cannot be recognized in texts in these scripts.
bool is_transliterated(char32_t c);

// Returns the letters a to z of ICU's transliteration of the word, with sh, ch and zh for letters with these sounds.
// The transliteration is slow.
std::string transliterated(std::string_view word);

// Returns the letter a to z that is `c` without its marks, or 0 if there is none.
char base_letter(char32_t c);

}  // namespace kwic::names
