// SPDX-License-Identifier: GPL-2.0-or-later
// Suggestions from the words of the index: corrected spellings of a query's words, and completions of a word that is
// being typed.
#pragma once

#include "compile/compiler.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Returns the query with misspelled words corrected, or nothing if no word is corrected. A word counts as misspelled if
// at most two documents have it and a word one or two edits away is in at least 20 times as many.
std::optional<Query> corrected(const Query& query, const QueryContext& context);

// Returns at most `limit` words that begin with `prefix`, which is folded, the most frequent first. If `before` is
// given, frequencies are counted among the first 200 documents that match it.
std::vector<Completion> completions(const std::string& prefix, const Xapian::Query* before, std::size_t limit,
                                    const QueryContext& context);

}  // namespace kwic
