// SPDX-License-Identifier: GPL-2.0-or-later
// MatchQuery and PostFilter: a fast way to match a query that contains phrases, NEAR or literals. Xapian matches only
// the words. PostFilter then checks the word positions and the texts of the documents that rank high enough to be shown
// or counted.
#pragma once

#include "compile/compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kwic {

// A query for Matcher::page().
struct MatchQuery {
    MatchQuery(Plan matched, std::size_t min_matching = 0, const PostFilteredQuery* filtered = nullptr)
        : plan(std::move(matched)),
          min_matches(min_matching),
          post_filtered(filtered && !filtered->filters.empty() ? filtered : nullptr) {}

    Plan plan;
    std::size_t min_matches;  // lower bound on the number of matches; none are counted if it is count_to or more
    const PostFilteredQuery* post_filtered;  // parts of `query`; null if there are no filters; must outlive this object
};

// Accepts documents that pass all filters of `query`, which must outlive the PostFilter. The filters are stateful, so
// only one PostFilter for a query may exist at a time.
class PostFilter final : public Xapian::MatchDecider {
public:
    PostFilter(const PostFilteredQuery& query, const Xapian::Database& database) : query_(query) {
        for (const auto& filter : query_.filters) filter->init(database);
    }

    // Returns whether all filters accept the document. Must be called with ascending numbers.
    bool accepts(Xapian::docid document) const {
        return std::all_of(query_.filters.begin(), query_.filters.end(),
                           [&](const auto& filter) { return filter->check(document, 0); });
    }

    // Prepares a call of accepts() that follows soon.
    void prefetch(Xapian::docid document) const {
        for (const auto& filter : query_.filters) filter->prefetch(document);
    }

    bool operator()(const Xapian::Document& document) const override { return accepts(document.get_docid()); }

private:
    const PostFilteredQuery& query_;
};

}  // namespace kwic
