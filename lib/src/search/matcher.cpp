// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matcher.hpp"

#include "search/sort_key.hpp"

#include <algorithm>

namespace kwic {
namespace {

// Matches are counted exactly up to here; beyond it the total is Xapian's estimate.
constexpr Xapian::doccount counted_exactly = 1000;

Xapian::BM25Weight weighting() { return Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5); }

}  // namespace

Matcher::Matcher(IndexSet& indexes, const SearchOptions& options, Deadline::Clock::time_point end)
    : indexes_(indexes),
      options_(options),
      deadline_(end),
      facets_(options.facets, indexes.database(), indexes.fields()) {}

Matcher::Page Matcher::page(const Xapian::Query& query, const std::vector<Mark>& marks, std::size_t offset,
                            std::size_t limit) {
    const bool is_reranked = options_.sort == Sort::relevance && limit > 0 && offset < reranked_documents &&
                             marks.size() > 1 && indexes_.has_positions();
    const std::size_t most = is_reranked ? std::max(offset + limit, reranked_documents) : limit;
    const Xapian::MSet found = run(query, is_reranked ? 0 : offset, most, &facets_);
    Page page{ranked(found),
              {found.get_matches_estimated(), found.get_matches_lower_bound() == found.get_matches_upper_bound()}};
    if (!is_reranked) return page;
    rerank(page.hits, indexes_.database(), marks, deadline_);
    page.hits.resize(std::min(page.hits.size(), offset + limit));
    page.hits.erase(page.hits.begin(),
                    page.hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, page.hits.size())));
    return page;
}

Xapian::doccount Matcher::estimate(const Xapian::Query& query) {
    return run(query, 0, 1, nullptr).get_matches_estimated();
}

Xapian::MSet Matcher::run(Xapian::Query query, std::size_t offset, std::size_t limit, FacetCounter* facets) {
    const Xapian::Database& database = indexes_.database();
    const Xapian::doccount documents = database.get_doccount();
    if (documents == 0) return {};
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(weighting());
    if (options_.timeout_ms) query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&deadline_));
    enquire.set_query(query);
    const std::unique_ptr<Xapian::KeyMaker> key = sort_key(options_.sort, indexes_.reader(1));
    if (key) enquire.set_sort_by_key_then_relevance(key.get(), false);
    const bool has_facets = facets && !options_.facets.empty();
    if (has_facets) enquire.add_matchspy(facets);
    const bool counts_all = options_.exact_total || has_facets;
    const Xapian::doccount check = counts_all ? documents : std::min(documents, counted_exactly);
    const auto first = static_cast<Xapian::doccount>(std::min<std::size_t>(offset, documents));
    const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(limit, documents));
    return enquire.get_mset(first, most, std::max(check, first + most));
}

}  // namespace kwic
