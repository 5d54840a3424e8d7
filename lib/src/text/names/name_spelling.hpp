// SPDX-License-Identifier: GPL-2.0-or-later
// spelling_risk() compares two Latin spellings letter by letter. Name::sounds_like() accepts many pairs of different
// names, because it gives each letter the sounds that it has in any language: Chad and Shad. The risk is low if all
// differences between the letters are common between spellings of one name.
#pragma once

#include <string_view>

namespace kwic::names {

// Returns the sum of the risks of all differences between the words, which must be folded. The risk of a difference is
// 0 for alternations such as ä and ae, and 2 for c and k within words of one language. If the sum is larger than `max`,
// or if one of the words is not Latin, returns any number larger than `max`. `is_one_language` states whether the words
// occur in texts of the same language; texts of one language seldom mix two systems of romanization (Schukow, Zhukov).
unsigned spelling_risk(std::string_view a, std::string_view b, bool is_one_language, unsigned max);

// Returns the maximum risk of two words that are probably spellings of one name, in an index of `documents` documents.
// The result is larger for longer words, and smaller for larger indexes, in which more names are similar by chance.
unsigned max_spelling_risk(std::string_view a, std::string_view b, unsigned documents);

}  // namespace kwic::names
