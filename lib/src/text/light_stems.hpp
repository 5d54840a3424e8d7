// SPDX-License-Identifier: GPL-2.0-or-later
// Stems by tables of endings and prefixes, for languages that Xapian 1.4.22 has no Snowball stemmer for, and
// for Arabic, whose stemmer leaves prefixes. They take off what inflection adds and leave derivation alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The script (UScriptCode) of the words that the language's tables are for; -1 if it has none.
int light_stem_script(std::string_view language);

// The stems of a folded word, which two forms of a word have one of in common. Not bare: see strip_marks().
std::vector<std::string> light_stems(std::string_view language, std::string_view word);

}  // namespace kwic
