// SPDX-License-Identifier: GPL-2.0-or-later
// MatchPlan and PostFilter: a fast way to match a query that contains phrases, NEAR or literals. The matcher finds the
// documents with the words. PostFilter then checks the word positions and the texts of the documents that rank high
// enough to be shown or counted.
#pragma once

#include "compile/compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kwic {

// A plan for Matcher::page(), and a lower bound on the number of its matches.
struct MatchPlan {
    MatchPlan(Plan matched, std::size_t min_matching = 0, const PostFilteredPlan* filtered = nullptr)
        : plan(std::move(matched)),
          min_matches(min_matching),
          post_filtered(filtered && !filtered->filters.empty() ? filtered : nullptr) {}

    Plan plan;
    std::size_t min_matches;  // lower bound on the number of matches; if it is at least count_to, none are counted
    const PostFilteredPlan* post_filtered;  // parts of `plan`; null if there are no filters; must outlive this object
};

// Accepts documents that pass all filters of `plan`, which must outlive the PostFilter. The filters are stateful, so
// only one PostFilter for a plan may exist at a time.
class PostFilter final : public Xapian::MatchDecider {
public:
    PostFilter(const PostFilteredPlan& plan, const Xapian::Database& database) : plan_(plan) {
        for (const auto& filter : plan_.filters) filter->init(database);
    }

    // Returns whether all filters accept the document. Must be called with ascending numbers.
    bool accepts(Xapian::docid document) const {
        return std::all_of(plan_.filters.begin(), plan_.filters.end(),
                           [&](const auto& filter) { return filter->check(document, 0); });
    }

    // Prepares a call of accepts() that follows soon.
    void prefetch(Xapian::docid document) const {
        for (const auto& filter : plan_.filters) filter->prefetch(document);
    }

    bool operator()(const Xapian::Document& document) const override { return accepts(document.get_docid()); }

private:
    const PostFilteredPlan& plan_;
};

}  // namespace kwic
