// SPDX-License-Identifier: GPL-2.0-or-later
// Corrects the results of CLD2 for languages that CLD2 confuses or does not know.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether CLD2 confuses the two languages. Languages are codes of CLD2.
bool are_close(std::string_view language, std::string_view other);

// Returns whether the functions below may correct `language`.
bool may_be_mistaken(std::string_view language);

// Returns the language whose function words are most frequent in `words` among `language` and the languages that are
// close to it. Returns `language` if no other language has more of its function words in `words`. Returns "" if a few
// words do not distinguish languages that CLD2 often confuses. The words are separated by spaces.
std::string_view closest_language(std::string_view language, std::string_view words);

// Returns the language whose letters are in `words` if CLD2 does not know this language and takes it for `language`,
// the empty string being an unknown language. Returns `language` otherwise.
std::string_view language_of_letters(std::string_view language, std::string_view words);

}  // namespace kwic
