// SPDX-License-Identifier: GPL-2.0-or-later
// Conjunction: the compiled operands of AND.
#pragma once

#include "compile/compiler.hpp"
#include "compile/part.hpp"

#include <xapian.h>

#include <memory>
#include <vector>

namespace kwic {

// The lists group the parts by their effect on the match.
struct Conjunction {
    std::vector<Plan> required;   // ranked parts; a document must match each of them
    std::vector<Plan> words;      // the words of the parts in `required` that are not in `mandatory`
    std::vector<Plan> mandatory;  // the parts in `required` that any() requires as well
    std::vector<Plan> filters;
    std::vector<Plan> excluded;

    // One query for each element of `required`. If the element consists of words and a filter (see Part::filtered), the
    // query has only the words.
    std::vector<Plan> unfiltered_words;
    // The filters that are left out of `unfiltered_words`.
    std::vector<std::shared_ptr<DocumentFilter>> post_filters;

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents with one of the words
    double max_score = 0;              // sum of Part::max_score

    // Adds a part that documents must match.
    void add(Part part);

    bool empty() const { return required.empty() && filters.empty() && excluded.empty(); }

    // Returns a query for documents that match all of `ranked`, restricted by `filters` and `excluded`. `ranked` must
    // be empty if `required` is empty. A Conjunction without parts gives a query that matches nothing.
    Plan query(const std::vector<Plan>& ranked) const;

    // Returns what query() needs for CompiledQuery::any: `mandatory`, and a query for any of `words`.
    std::vector<Plan> any() const;

    // Returns CompiledQuery::post_filtered. Moves `post_filters` into the result.
    PostFilteredQuery post_filtered();

    // Returns CompiledQuery::min_any_matches.
    Xapian::doccount min_any_matches() const;
};

}  // namespace kwic
