// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/grouping.hpp"

#include "schema/schema.hpp"
#include "schema/value_reader.hpp"
#include "text/sketch.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Bounds on the number of documents to group. Each document is compared with the best document of each earlier group,
// so the time grows with the square of this number.
constexpr std::size_t min_documents = 1'000;
constexpr std::size_t max_documents = 10'000;

// Returns the number of documents to group for a page that ends at `page_end`: 2 * page_end, limited to the range from
// min_documents to max_documents, but at least page_end. The factor 2 fills the page even if half of the documents join
// existing groups.
std::size_t documents_for(std::size_t page_end) {
    return std::max(page_end, std::clamp(2 * page_end, min_documents, max_documents));
}

}  // namespace

Grouping::Page Grouping::page(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, const PageStart& start,
                              std::size_t limit) {
    if (by_ == GroupBy::none || limit == 0) {
        const Matcher::Page page = matcher_.page(match, query_terms, start, limit);
        return {page, page.total.value};
    }
    const std::size_t offset = start.offset;
    const std::size_t documents = documents_for(offset + limit);
    const std::size_t groups_before = groups_.size();
    Page page{matcher_.page(match, query_terms, 0, documents)};
    add(page.hits);
    page.listed = groups_.size() - groups_before;
    if (page.total.value > page.hits.size()) page.listed = std::max(page.listed, offset + limit);
    page.hits.clear();
    for (std::size_t i = groups_before + offset; i < groups_.size() && page.hits.size() < limit; ++i) {
        shown_.push_back(i);
        page.hits.push_back(groups_[i].best);
    }
    page.end = offset + page.hits.size();
    page.has_more |= groups_before + page.end < groups_.size();
    return page;
}

Grouping::Page Grouping::pass_over(const MatchPlan& match, const std::vector<QueryTerm>& query_terms,
                                   std::size_t page_end) {
    const Matcher::Page page = matcher_.page(match, query_terms, 0, by_ == GroupBy::none ? 0 : documents_for(page_end));
    add(page.hits);
    Page passed;
    passed.total = page.total;
    passed.listed = page.total.value;
    return passed;
}

std::span<const Ranked> Grouping::others(std::size_t hit) const {
    if (hit >= shown_.size()) return {};
    return groups_[shown_[hit]].others;
}

void Grouping::add(const std::vector<Ranked>& hits) {
    std::vector<std::string> fingerprints = this->fingerprints(hits);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto group = std::find_if(groups_.begin(), groups_.end(),
                                        [&](const Group& each) { return are_near(each.fingerprint, fingerprints[i]); });
        if (group != groups_.end())
            group->others.push_back(hits[i]);
        else
            groups_.push_back({hits[i], std::move(fingerprints[i]), {}});
    }
}

// Returns the fingerprints of `hits`. Reads them in the order of the document numbers.
std::vector<std::string> Grouping::fingerprints(const std::vector<Ranked>& hits) const {
    std::vector<std::size_t> order(hits.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return hits[a].document < hits[b].document; });
    std::vector<std::string> values(hits.size());
    ValueReader reader(opened_, schema::similarity_slot);
    for (const std::size_t hit : order) values[hit] = reader.probe(hits[hit].document);
    return values;
}

}  // namespace kwic
