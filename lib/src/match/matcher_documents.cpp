// SPDX-License-Identifier: GPL-2.0-or-later
// The functions of Matcher that restrict a match to given documents.
#include "compile/document_set.hpp"
#include "match/matcher.hpp"
#include "match/ranker.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t all_documents = std::numeric_limits<std::size_t>::max();

}  // namespace

std::optional<Plan> Matcher::plan_for(const std::vector<Ranked>& documents) const {
    if (!indexes_.is_single_local()) return {};
    if (documents.empty()) return Plan();
    auto set = std::make_shared<DocumentSet>(indexes_.database().get_lastdocid());
    for (const Ranked& each : documents) set->add(each.document);
    return Plan::source(std::make_shared<DocumentSetFilter>(std::move(set)));
}

std::vector<std::vector<Xapian::docid>> Matcher::matching(const std::vector<WordPlan>& words,
                                                          const std::vector<Ranked>& documents) {
    std::vector<std::vector<Xapian::docid>> matching(words.size());
    if (words.empty() || documents.empty()) return matching;
    const std::optional<Plan> wanted = plan_for(documents);
    const auto index = wanted ? scored_index(indexes_) : std::nullopt;
    const Plan among = index ? *wanted : plan_of_ids(documents);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Plan plan = words[i].plan.unscored().filtered(among);
        if (index) {
            Ranker(plan, *index, deadline_).visit_all([&](Xapian::docid document, double) {
                matching[i].push_back(document);
            });
            continue;
        }
        Xapian::Enquire enquire(indexes_.database());
        for (const Ranked& each : ranked(run(enquire, plan, 0, all_documents, all_documents)))
            matching[i].push_back(each.document);
        std::sort(matching[i].begin(), matching[i].end());
    }
    return matching;
}

// Returns a plan that matches every document that has the id of one of `documents`.
Plan Matcher::plan_of_ids(const std::vector<Ranked>& documents) {
    std::vector<std::string> ids;
    for (const Ranked& each : documents)
        ids.push_back(schema::id_term(schema::id_hash(indexes_.document(each.document).id)));
    return Plan::any_term(ids);
}

void Matcher::count_facets(const std::vector<Ranked>& documents) {
    if (options_.facets.empty()) return;
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    run(enquire, plan_of_ids(documents), 0, 0, all_documents);
}

}  // namespace kwic
