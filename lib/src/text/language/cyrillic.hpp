// SPDX-License-Identifier: GPL-2.0-or-later
// Corrects the detected language of short texts in Cyrillic letters by the letters of the languages.
#pragma once

#include <string_view>

namespace kwic {

// Returns `language` unless its alphabet lacks some letters of `words`: CLD2 takes some short Russian texts for
// Serbian, which has no й and no ё. If the alphabet lacks these letters, returns the only Cyrillic language whose
// alphabet has them, or "" if there are several languages. A letter that occurs less than once in a hundred bytes may
// belong to a foreign name and is ignored.
std::string_view language_of_alphabet(std::string_view language, std::string_view words);

}  // namespace kwic
