// SPDX-License-Identifier: GPL-2.0-or-later
// spelling_risk() compares two Latin spellings letter by letter. Name::sounds_like() admits many pairs of different
// names that sound similar, because a letter may have the sounds of all languages: ch in Chad may sound like sh in
// Shad. The risk tells whether the letters differ only as two spellings of one name do.
#pragma once

#include <string_view>

namespace kwic::names {

// Returns the sum of the risks of all differences between the words, which must be folded. 0 means that the words
// differ only in apostrophes or marks, 2 is the risk of k for c. The result is larger than `max`, but otherwise
// arbitrary, if the risk is larger than `max`, or if a word is not a Latin word. `is_one_language` states whether the
// words occur in texts of the same language: such texts seldom follow two systems of romanization (Schukow, Zhukov).
unsigned spelling_risk(std::string_view a, std::string_view b, bool is_one_language, unsigned max);

// Returns the largest risk at which two words are probably spellings of one name, in an index of `documents` documents.
// The result is larger for longer words, and smaller for larger indexes, which have more names that are similar by
// chance.
unsigned max_spelling_risk(std::string_view a, std::string_view b, unsigned documents);

}  // namespace kwic::names
