// SPDX-License-Identifier: GPL-2.0-or-later
// Corrects the results of CLD2 for languages that CLD2 confuses or does not know.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether CLD2 often confuses the two languages. All functions of this header take and return CLD2's codes of
// languages.
bool are_close(std::string_view language, std::string_view other);

// Returns whether one of the functions below may replace `language` by another language.
bool may_be_mistaken(std::string_view language);

// Counts the function words in `words`, a list of words separated by spaces, for `language` and each language that is
// close to it. Returns the language with the highest count, or `language` if no count is higher than its own. Returns
// "" instead if two languages share the highest count, the list is short, and CLD2 is often wrong about short texts in
// these languages.
std::string_view closest_language(std::string_view language, std::string_view words);

// Recognizes languages that CLD2 does not know. `language` is CLD2's result for a text, or "" if CLD2 is not certain.
// If CLD2 detects `language` in texts of an unknown language, and letters of the unknown language are frequent in
// `words`, returns the unknown language, otherwise `language`.
std::string_view language_of_letters(std::string_view language, std::string_view words);

}  // namespace kwic
