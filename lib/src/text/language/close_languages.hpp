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

// Compares `language` with the languages that are close to it. Returns the language whose function words are most
// frequent in `words`, or `language` if no other language has more. Returns "" instead if two languages are equally
// frequent, the text is short, and CLD2 is often wrong about short texts in these languages. `words` is a list of words
// separated by spaces.
std::string_view closest_language(std::string_view language, std::string_view words);

// Recognizes languages that CLD2 does not know and classifies as `language`, by letters that only they have. Returns
// the language whose letters are frequent in `words`, or `language` if there is none. If CLD2 is not certain,
// `language` is "".
std::string_view language_of_letters(std::string_view language, std::string_view words);

}  // namespace kwic
