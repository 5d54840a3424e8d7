// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/conjunction.hpp"

#include "compile/expansion_query.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kwic {

using XQuery = Xapian::Query;

void Conjunction::add(Part part) {
    if (part.is_filter) return filters.push_back(std::move(part.query));
    min_matches = std::max(min_matches, part.min_matches);
    max_score += part.max_score;
    if (part.words.empty()) part.words = {part.query};
    if (part.is_mandatory)
        mandatory.push_back(part.query);
    else
        words.insert(words.end(), part.words.begin(), part.words.end());
    const bool has_filter = part.filtered && part.filtered->filter;
    unfiltered_words.push_back(has_filter ? std::move(part.filtered->words) : part.query);
    if (has_filter) post_filters.push_back(std::move(part.filtered->filter));
    required.push_back(std::move(part.query));
}

XQuery Conjunction::query(const std::vector<XQuery>& ranked) const {
    if (empty()) return XQuery::MatchNothing;
    XQuery query;
    if (!ranked.empty()) query = combine(XQuery::OP_AND, ranked);
    if (!filters.empty()) {
        const XQuery filter = combine(XQuery::OP_AND, filters);
        query =
            ranked.empty() ? XQuery(XQuery::OP_SCALE_WEIGHT, filter, 0.0) : XQuery(XQuery::OP_FILTER, query, filter);
    }
    if (!excluded.empty()) {
        if (ranked.empty() && filters.empty()) query = all_documents();
        query = XQuery(XQuery::OP_AND_NOT, query, combine(XQuery::OP_OR, excluded));
    }
    return query;
}

std::vector<XQuery> Conjunction::any() const {
    std::vector<XQuery> any = mandatory;
    if (!words.empty()) any.push_back(combine(XQuery::OP_OR, words));
    return any;
}

PostFilteredQuery Conjunction::post_filtered() {
    if (post_filters.empty()) return {};
    return {query(unfiltered_words), std::move(post_filters)};
}

Xapian::doccount Conjunction::min_any_matches() const {
    const bool is_restricted = !filters.empty() || !excluded.empty() || (!mandatory.empty() && required.size() > 1);
    return is_restricted ? 0 : min_matches;
}

}  // namespace kwic
