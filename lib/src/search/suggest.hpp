// SPDX-License-Identifier: GPL-2.0-or-later
// Makes suggestions from the words of the index: corrected spellings of the words of a query, and completions of a word
// that is being typed.
#pragma once

#include "compile/compiler.hpp"
#include "compile/plan.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Returns the query with misspelled words corrected, or nothing if no word is corrected. A word is corrected if no
// document contains a form of the word and the index has a word one or two edits away (the correction). If the query
// has only one word, this word is also corrected if at most two documents contain the word and at least 20 times as
// many documents contain the correction. A word of four characters is corrected by one edit only. Words that contain
// digits or have fewer than four characters are not corrected. A query of two or more words is not corrected if each
// word would change by two edits.
std::optional<Query> corrected(const Query& query, const QueryContext& context);

// Returns at most `limit` words that begin with `prefix`, the most frequent first. `prefix` must be folded; its accents
// are ignored. If `before` is not null, counts frequencies only in the first 200 documents that match `before`, and
// leaves out words that none of these documents contains.
std::vector<Completion> completions(const std::string& prefix, const Plan* before, std::size_t limit,
                                    const QueryContext& context);

}  // namespace kwic
