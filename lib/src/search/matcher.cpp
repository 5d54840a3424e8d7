// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matcher.hpp"

#include "search/sort_key.hpp"
#include "search/word_places.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace kwic {
namespace {

using XQuery = Xapian::Query;

// Matches are counted exactly up to here; beyond it the total is Xapian's estimate.
constexpr std::size_t counted_exactly = 1000;

constexpr std::size_t all_documents = std::numeric_limits<std::size_t>::max();

// So many documents are fetched from servers to be put in an order that servers do not know.
constexpr std::size_t most_fetched = 10'000;

Xapian::BM25Weight weighting() { return Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5); }

Total total_of(const Xapian::MSet& found) {
    return {found.get_matches_estimated(), found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

// Of those that begin with the first.
void cut_page(std::vector<Ranked>& hits, std::size_t offset, std::size_t limit) {
    hits.resize(std::min(hits.size(), offset + limit));
    hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, hits.size())));
}

}  // namespace

Matcher::Matcher(IndexSet& indexes, const SearchOptions& options, Deadline::Clock::time_point end)
    : indexes_(indexes),
      options_(options),
      deadline_(end),
      facets_(options.facets, indexes.database(), indexes.fields()) {}

Matcher::Page Matcher::page(const Xapian::Query& query, const std::vector<Mark>& marks, std::size_t offset,
                            std::size_t limit) {
    if (options_.sort == Sort::relevance) return by_relevance(query, marks, offset, limit);
    if (!has_key(options_.sort)) return by_date(query, offset, limit);
    return indexes_.is_single() ? by_key(query, offset, limit) : by_key_of_all(query, offset, limit);
}

Xapian::doccount Matcher::estimate(const Xapian::Query& query) {
    Xapian::Enquire enquire(indexes_.database());
    return run(enquire, query, 0, 1, counted_exactly).get_matches_estimated();
}

std::size_t Matcher::counted() const {
    return options_.exact_total || !options_.facets.empty() ? all_documents : counted_exactly;
}

Matcher::Page Matcher::by_relevance(const Xapian::Query& query, const std::vector<Mark>& marks, std::size_t offset,
                                    std::size_t limit) {
    const bool is_reranked = limit > 0 && offset < reranked_documents && marks.size() > 1 && indexes_.has_positions();
    const std::size_t most = is_reranked ? std::max(offset + limit, reranked_documents) : limit;
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    const Xapian::MSet found = run(enquire, query, is_reranked ? 0 : offset, most, counted());
    Page page{ranked(found), total_of(found)};
    if (!is_reranked) return page;
    WordPlaces places(indexes_, marks, page.hits, reranked_documents);
    rerank(page.hits, indexes_.database().get_doccount(), marks, std::ref(places), deadline_);
    cut_page(page.hits, offset, limit);
    return page;
}

// In two matches: Xapian would put documents without a date before the others. Facets are counted apart: in a match
// that is sorted by values, Xapian shows documents of servers to our spies as well as to the servers' own.
Matcher::Page Matcher::by_date(const Xapian::Query& query, std::size_t offset, std::size_t limit) {
    const XQuery has_date(XQuery::OP_VALUE_GE, schema::date_slot, "0");
    Page page;
    if (!options_.facets.empty()) {
        Xapian::Enquire enquire(indexes_.database());
        facets_.count_in(enquire);
        run(enquire, query, 0, 0, all_documents);
    }
    for (const XQuery& part :
         {XQuery(XQuery::OP_FILTER, query, has_date), XQuery(XQuery::OP_AND_NOT, query, has_date)}) {
        Xapian::Enquire enquire(indexes_.database());
        enquire.set_sort_by_value_then_relevance(schema::date_slot, options_.sort == Sort::date_descending);
        const std::size_t skipped = offset - std::min(offset, page.total.value);
        const Xapian::MSet found = run(enquire, part, skipped, limit - page.hits.size(), all_documents);
        for (const Ranked& each : ranked(found)) page.hits.push_back(each);
        const Total total = total_of(found);
        page.total = {page.total.value + total.value, page.total.exact && total.exact};
    }
    return page;
}

Matcher::Page Matcher::by_key(const Xapian::Query& query, std::size_t offset, std::size_t limit) {
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    SortKey key(options_.sort, indexes_.reader(1));
    enquire.set_sort_by_key_then_relevance(&key, false);
    const Xapian::MSet found = run(enquire, query, offset, limit, counted());
    return {ranked(found), total_of(found)};
}

// Here and not in the match: a server knows no keys of ours, and Xapian does not say of which index a document is.
Matcher::Page Matcher::by_key_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit) {
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    const std::size_t most = indexes_.has_remote() ? most_fetched : all_documents;
    const Xapian::MSet found = run(enquire, query, 0, most, counted());
    Page page{{}, total_of(found)};
    if (found.get_matches_lower_bound() > found.size())
        warnings_.push_back("only the best " + std::to_string(most) +
                            " documents were sorted: there are more, and indexes on servers among them");
    std::vector<std::pair<std::string, Ranked>> keyed;
    for (const Ranked& each : ranked(found)) {
        if (deadline_.look()) break;
        keyed.emplace_back(sort_key(options_.sort, indexes_.document(each.document)), each);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, each] : keyed) page.hits.push_back(each);
    cut_page(page.hits, offset, limit);
    return page;
}

Xapian::MSet Matcher::run(Xapian::Enquire& enquire, Xapian::Query query, std::size_t offset, std::size_t limit,
                          std::size_t looks_at) {
    const Xapian::doccount documents = indexes_.database().get_doccount();
    if (documents == 0) return {};
    enquire.set_weighting_scheme(weighting());
    if (options_.timeout_ms) query = XQuery(XQuery::OP_FILTER, query, XQuery(&deadline_));
    enquire.set_query(query);
    const auto within = [&](std::size_t number) {
        return static_cast<Xapian::doccount>(std::min<std::size_t>(number, documents));
    };
    return enquire.get_mset(within(offset), within(limit), std::max(within(looks_at), within(offset) + within(limit)));
}

}  // namespace kwic
