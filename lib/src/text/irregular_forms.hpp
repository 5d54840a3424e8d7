// SPDX-License-Identifier: GPL-2.0-or-later
// Lists the forms of frequent words that stemmers do not find: irregular plurals, such as broken plurals of Arabic,
// other irregular forms (did, hohe), and the forms of words of one or two letters, whose stems are too short to tell
// words apart.
#pragma once

#include <string_view>

namespace kwic {

// Returns the base form of a folded word of the language: `child` for `children`, `ö` for `öar`. Returns `word` itself
// if it is the base form of an irregular word, and an empty string if the word is not listed.
std::string_view irregular_base(std::string_view language, std::string_view word);

}  // namespace kwic
