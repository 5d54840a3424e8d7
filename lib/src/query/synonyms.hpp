// SPDX-License-Identifier: GPL-2.0-or-later
// with_synonyms(): a query and the user's synonyms -> the query with alternatives for its words.
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// Each group lists entries of one or more words with the same meaning. A word of the query, or a run of adjacent words,
// that is an entry becomes alternatives: the words as typed, then the other entries of the group, those of several
// words as phrases. Phrases, and words in fields other than the title, are not changed.
Query with_synonyms(const Query& query, const std::vector<std::vector<std::string>>& groups, Analyzer& analyzer);

}  // namespace kwic
