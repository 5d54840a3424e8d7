// SPDX-License-Identifier: GPL-2.0-or-later
// Lists forms of frequent words that stemmers do not relate to each other: irregular plurals, such as the broken
// plurals of Arabic, and other irregular forms, such as did and hohe. Also lists the forms of words of one or two
// letters, whose stems are too short to distinguish words.
#pragma once

#include <string_view>

namespace kwic {

// Returns the base form of a folded word in the language: `child` for `children`, `ö` for `öar`. Returns `word` if it
// is itself a listed base form. Returns an empty string if the word is not listed.
std::string_view irregular_base(std::string_view language, std::string_view word);

}  // namespace kwic
