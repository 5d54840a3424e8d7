// SPDX-License-Identifier: GPL-2.0-or-later
// Part is the compiled form of a node of a query tree.
#pragma once

#include "compile/plan.hpp"
#include "compile/position_filter.hpp"

#include <xapian.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kwic {

// A plan in two parts. A document matches if it matches `words` and is accepted by `filter`. `filter` is a
// PositionFilter or a LiteralFilter, or null if all matches of `words` match.
struct FilteredPlan {
    FilteredPlan(Plan all_words, std::shared_ptr<DocumentFilter> condition)
        : words(std::move(all_words)), filter(std::move(condition)) {}
    FilteredPlan(ProximityPlan proximity) : words(std::move(proximity.words)), filter(std::move(proximity.filter)) {}

    Plan words;
    std::shared_ptr<DocumentFilter> filter;
};

struct Part {
    Plan plan;
    bool is_filter = false;     // `plan` restricts the documents and adds nothing to their scores
    bool is_mandatory = false;  // every hit must match `plan`, even if only some words of the query must match

    // The words of the node, for searches in which only some words of the query must match. If `words` is empty, `plan`
    // counts as one word.
    std::vector<Plan> words = {};

    // `plan` as words and one filter; nothing if `plan` cannot be split in this way.
    std::optional<FilteredPlan> filtered = {};

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents that match `plan`

    // Approximate maximum of the score that `plan` adds to a document: the sum of the maxima of its words. 0 if
    // unknown.
    double max_score = 0;
};

// Returns the compiled form of a node that matches no document. The node is a filter, so that no document matches a
// query that requires the node, even if only some words of the query must match.
inline Part match_nothing() { return {Plan(), true, true}; }

}  // namespace kwic
