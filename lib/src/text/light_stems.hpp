// SPDX-License-Identifier: GPL-2.0-or-later
// Light stemmers remove inflectional endings and prefixes that are listed in tables, but no derivational endings. Light
// stemmers serve languages that have no Snowball stemmer in Xapian 1.4.22. Light stemmers also replace Snowball's
// stemmers for Arabic and Turkish, and complement Snowball's stemmer for Russian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the script (UScriptCode) of the words that the light stemmer of the language stems, or -1 if the language has
// no light stemmer.
int light_stem_script(std::string_view language);

// Returns the stems of a folded word, or none if the language has no light stemmer. Two forms of the same word usually
// share at least one stem. Stems may contain accents and other marks; see strip_marks().
std::vector<std::string> light_stems(std::string_view language, std::string_view word);

}  // namespace kwic
