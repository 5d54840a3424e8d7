// SPDX-License-Identifier: GPL-2.0-or-later
// Conjunction: the compiled operands of AND.
#pragma once

#include "compile/compiler.hpp"
#include "compile/part.hpp"

#include <xapian.h>

#include <memory>
#include <vector>

namespace kwic {

// The lists hold the plans of the operands, grouped by their effect on the match.
struct Conjunction {
    std::vector<Plan> required;   // plans that add to the score; a document must match each of them
    std::vector<Plan> words;      // the words of the elements of `required` that are not in `mandatory`
    std::vector<Plan> mandatory;  // the elements of `required` that any() also requires
    std::vector<Plan> filters;
    std::vector<Plan> excluded;
    std::vector<WordPlan> optional;  // becomes CompiledQuery::words

    // One plan for each element of `required`. If the element consists of words and a filter (see Part::filtered), the
    // plan has only the words.
    std::vector<Plan> unfiltered_words;
    // The filters that are left out of `unfiltered_words`.
    std::vector<std::shared_ptr<DocumentFilter>> post_filters;

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents with one of the words
    double max_score = 0;              // sum of Part::max_score

    // Adds a part that documents must match.
    void add(Part part);

    bool empty() const { return required.empty() && filters.empty() && excluded.empty(); }

    // Returns a plan for documents that match all of `ranked`, restricted by `filters` and `excluded`. `ranked` must be
    // empty if `required` is empty. A Conjunction without parts gives a plan that matches nothing.
    Plan plan(const std::vector<Plan>& ranked) const;

    // Returns the argument with which plan() makes CompiledQuery::any: `mandatory`, and a plan for any of `words`.
    std::vector<Plan> any() const;

    // Returns CompiledQuery::post_filtered. Moves `post_filters` into the result.
    PostFilteredPlan post_filtered();

    // Returns CompiledQuery::min_any_matches.
    Xapian::doccount min_any_matches() const;
};

}  // namespace kwic
