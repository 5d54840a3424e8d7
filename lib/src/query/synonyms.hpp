// SPDX-License-Identifier: GPL-2.0-or-later
// with_synonyms(): adds the user's synonyms to a query as alternatives to its words.
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// Returns `query` with synonyms. Each group lists entries with the same meaning; an entry is one or more words. If
// one or more adjacent words of the query equal an entry, they are replaced by alternatives: the words as typed, and
// the other entries of the group. An entry of several words becomes a phrase. Phrases of the query, and words in
// fields other than the title, are not replaced.
Query with_synonyms(const Query& query, const std::vector<std::vector<std::string>>& groups, Analyzer& analyzer);

}  // namespace kwic
