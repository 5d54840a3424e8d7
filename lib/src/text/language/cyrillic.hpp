// SPDX-License-Identifier: GPL-2.0-or-later
// Corrects the language that CLD2 detects in a short Cyrillic text by comparing the letters of the text with alphabets.
#pragma once

#include <string_view>

namespace kwic {

// Returns `language` unless its alphabet lacks some letters of `words`: CLD2 takes some short Russian texts for
// Serbian, which has no й and no ё. If the alphabet of `language` lacks letters of `words`, returns the only Cyrillic
// language whose alphabet has these letters, or "" if several languages have them. A letter that occurs less than once
// in a hundred bytes may belong to a foreign name and is ignored.
std::string_view language_of_alphabet(std::string_view language, std::string_view words);

}  // namespace kwic
