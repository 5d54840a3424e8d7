// SPDX-License-Identifier: GPL-2.0-or-later
// Transliterates words into Latin letters with ICU, for scripts in which each letter has only one reading.
#pragma once

#include <string>
#include <string_view>

namespace kwic::names {

// Returns whether transliterated() is used for the script of the character. Returns false for ideographs and for
// scripts whose texts are split into words with dictionaries, because kwic cannot recognize names in these texts.
bool is_transliterated(char32_t c);

// Returns ICU's transliteration of the word, reduced to the letters a to z. The result has sh, ch and zh for letters
// with these sounds. The transliteration is slow.
std::string transliterated(std::string_view word);

// Returns the letter a to z that is `c` without its marks, or 0 if there is none.
char base_letter(char32_t c);

}  // namespace kwic::names
