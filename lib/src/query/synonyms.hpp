// SPDX-License-Identifier: GPL-2.0-or-later
// The user's synonyms -> the query with alternatives for its words.
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// Each group lists words, or several words, that mean the same. A word of the query, or words that follow one another,
// that are in a group become any of the group: what was typed first, several words as a phrase. Phrases and words of
// fields other than the title stay as they are.
Query with_synonyms(const Query& query, const std::vector<std::vector<std::string>>& groups, Analyzer& analyzer);

}  // namespace kwic
