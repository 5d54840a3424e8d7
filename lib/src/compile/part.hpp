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

// A query as a pair of `words` and `filter`. A document matches the query if it matches `words` and is accepted by
// `filter`. `filter` is a PositionFilter or a LiteralFilter, or null if all matches of `words` match the query.
struct FilteredQuery {
    FilteredQuery(Plan all_words, std::shared_ptr<DocumentFilter> condition)
        : words(std::move(all_words)), filter(std::move(condition)) {}
    FilteredQuery(ProximityQuery query) : words(std::move(query.words)), filter(std::move(query.filter)) {}

    Plan words;
    std::shared_ptr<DocumentFilter> filter;
};

struct Part {
    Plan query;
    bool is_filter = false;     // `query` restricts the documents and adds nothing to their scores
    bool is_mandatory = false;  // every document must match `query`, even if some words of the query suffice

    // The words of the node, for searches in which some words of the query suffice. If `words` is empty, `query` counts
    // as one word.
    std::vector<Plan> words = {};

    // `query` as words and one filter; nothing if `query` cannot be split in this way.
    std::optional<FilteredQuery> filtered = {};

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents that match `query`

    // Approximate maximum of the score that `query` adds to a document: the sum of the maxima of its words. 0 if it is
    // not known.
    double max_score = 0;
};

// Returns the compiled form of a node that matches no document. The node is a filter, so that no document matches a
// query that requires the node, even if some words of the query suffice.
inline Part match_nothing() { return {Plan(), true, true}; }

}  // namespace kwic
