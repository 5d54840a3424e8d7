// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/conjunction.hpp"

#include "compile/expansion_plan.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kwic {

void Conjunction::add(Part part) {
    if (part.is_filter) return filters.push_back(std::move(part.plan));
    min_matches = std::max(min_matches, part.min_matches);
    max_score += part.max_score;
    if (part.words.empty()) part.words = {part.plan};
    if (part.is_mandatory)
        mandatory.push_back(part.plan);
    else
        words.insert(words.end(), part.words.begin(), part.words.end());
    const bool has_filter = part.filtered && part.filtered->filter;
    unfiltered_words.push_back(has_filter ? std::move(part.filtered->words) : part.plan);
    if (has_filter) post_filters.push_back(std::move(part.filtered->filter));
    required.push_back(std::move(part.plan));
}

Plan Conjunction::plan(const std::vector<Plan>& ranked) const {
    if (empty()) return {};
    Plan plan;
    if (!ranked.empty()) plan = Plan::all_of(ranked);
    if (!filters.empty()) {
        const Plan filter = Plan::all_of(filters);
        plan = ranked.empty() ? filter.unscored() : plan.filtered(filter);
    }
    if (!excluded.empty()) {
        if (ranked.empty() && filters.empty()) plan = Plan::everything();
        plan = plan.except(Plan::any_of(excluded));
    }
    return plan;
}

std::vector<Plan> Conjunction::any() const {
    std::vector<Plan> any = mandatory;
    if (!words.empty()) any.push_back(Plan::any_of(words));
    return any;
}

PostFilteredPlan Conjunction::post_filtered() {
    if (post_filters.empty()) return {};
    return {plan(unfiltered_words), std::move(post_filters)};
}

Xapian::doccount Conjunction::min_any_matches() const {
    const bool is_restricted = !filters.empty() || !excluded.empty() || (!mandatory.empty() && required.size() > 1);
    return is_restricted ? 0 : min_matches;
}

}  // namespace kwic
