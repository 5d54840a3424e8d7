// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/grouping.hpp"

#include "schema/schema.hpp"
#include "text/sketch.hpp"

#include <algorithm>
#include <numeric>

namespace kwic {
namespace {

// So many documents are looked at, or twice as many as a page reaches to, so that it is filled even if half of them are
// others of groups. Each is compared with the best of each group before it.
constexpr std::size_t min_documents = 1'000;
constexpr std::size_t max_documents = 10'000;

std::size_t documents_for(std::size_t page_end) {
    return std::max(page_end, std::clamp(2 * page_end, min_documents, max_documents));
}

}  // namespace

Grouping::Page Grouping::page(const MatchQuery& query, const std::vector<QueryTerm>& query_terms,
                              const PageStart& place, std::size_t limit) {
    if (by_ == GroupBy::none || limit == 0) {
        const Matcher::Page page = matcher_.page(query, query_terms, place, limit);
        return {page, page.total.value};
    }
    const std::size_t offset = place.offset;
    const std::size_t documents = documents_for(offset + limit);
    const std::size_t before = groups_.size();
    Page page{matcher_.page(query, query_terms, 0, documents)};
    add(page.hits);
    page.listed = groups_.size() - before;
    if (page.total.value > page.hits.size()) page.listed = std::max(page.listed, offset + limit);
    page.hits.clear();
    for (std::size_t i = before + offset; i < groups_.size() && page.hits.size() < limit; ++i) {
        shown_.push_back(i);
        page.hits.push_back(groups_[i].best);
    }
    page.end = offset + page.hits.size();
    page.has_more |= before + page.end < groups_.size();
    return page;
}

Grouping::Page Grouping::pass(const MatchQuery& query, const std::vector<QueryTerm>& query_terms,
                              std::size_t page_end) {
    const Matcher::Page page = matcher_.page(query, query_terms, 0, by_ == GroupBy::none ? 0 : documents_for(page_end));
    add(page.hits);
    Page passed;
    passed.total = page.total;
    passed.listed = page.total.value;
    return passed;
}

std::span<const Ranked> Grouping::others(std::size_t number) const {
    if (number >= shown_.size()) return {};
    return groups_[shown_[number]].others;
}

void Grouping::add(const std::vector<Ranked>& hits) {
    std::vector<std::string> fingerprints = this->fingerprints(hits);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto own = std::find_if(groups_.begin(), groups_.end(),
                                      [&](const Group& group) { return are_near(group.fingerprint, fingerprints[i]); });
        if (own != groups_.end())
            own->others.push_back(hits[i]);
        else
            groups_.push_back({hits[i], std::move(fingerprints[i]), {}});
    }
}

// Values are read in the order of the documents, which is that of the index.
std::vector<std::string> Grouping::fingerprints(const std::vector<Ranked>& hits) const {
    std::vector<std::size_t> order(hits.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return hits[a].document < hits[b].document; });
    std::vector<std::string> values(hits.size());
    const Xapian::ValueIterator end;
    Xapian::ValueIterator at = database_.valuestream_begin(schema::similarity_slot);
    for (const std::size_t hit : order) {
        if (at == end) break;
        if (at.check(hits[hit].document) && at != end && at.get_docid() == hits[hit].document) values[hit] = *at;
    }
    return values;
}

}  // namespace kwic
