// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/matcher.hpp"

#include "compile/bm25.hpp"
#include "match/match_list.hpp"
#include "match/occurrence_fetcher.hpp"
#include "match/remote_check.hpp"
#include "match/sort_key.hpp"
#include "match/sorted_page.hpp"

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

// So many are fetched to see whether words stand together in them.
constexpr std::size_t max_confirmed = 1000;

// So many documents are fetched from servers to be put in an order that servers do not know.
constexpr std::size_t max_fetched = 10'000;

Total total_of(const Xapian::MSet& found) {
    return {found.get_matches_estimated(), found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

bool is_before(const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

// Where `ranked` goes on behind the last document of a page before: behind it wherever it is now, else behind all
// that were better.
std::size_t begin_of(const std::vector<Ranked>& ranked, const Cursor& last) {
    const auto found =
        std::find_if(ranked.begin(), ranked.end(), [&](const Ranked& each) { return each.document == last.document; });
    if (found != ranked.end()) return static_cast<std::size_t>(found - ranked.begin()) + 1;
    const Ranked gone{last.document, Xapian::sortable_unserialise(last.key)};
    return static_cast<std::size_t>(
        std::count_if(ranked.begin(), ranked.end(), [&](const Ranked& each) { return is_before(each, gone); }));
}

// `ranked` begins with the first document.
Matcher::Page cut_page(const std::vector<Ranked>& ranked, Total total, std::size_t begin, std::size_t limit) {
    begin = std::min(begin, ranked.size());
    Matcher::Page page;
    page.total = total;
    page.end = begin + std::min(limit, ranked.size() - begin);
    page.hits = {ranked.begin() + static_cast<std::ptrdiff_t>(begin),
                 ranked.begin() + static_cast<std::ptrdiff_t>(page.end)};
    page.has_more = ranked.size() > page.end;
    if (!page.hits.empty()) page.last_key = Xapian::sortable_serialise(page.hits.back().score);
    return page;
}

}  // namespace

Matcher::Matcher(IndexSet& indexes, const SearchOptions& options, const TimeLimit& time, const std::string& today,
                 bool checks_places)
    : indexes_(indexes),
      options_(options),
      deadline_(time),
      facets_(options.facets, indexes.database(), indexes.fields()),
      must_confirm_(checks_places && indexes.has_remote()) {
    if (options.recency_days != 0) recency_.emplace(options.recency_days, today);
}

Matcher::Page Matcher::page(const MatchQuery& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
                            std::size_t limit) {
    if (must_confirm_) return confirmed(query.query, query_terms, place, limit);
    if (options_.sort == Sort::relevance) {
        if (recency_ && indexes_.is_single()) return by_recency(query.query, query_terms, place, limit);
        if (recency_) warn("documents rank by age in a single index on this machine only: ranked by relevance alone");
        return by_relevance(query, query_terms, place, limit);
    }
    if (indexes_.is_single()) return by_key(query.query, place, limit);
    return has_key(options_.sort) ? by_key_of_all(query.query, place.offset, limit)
                                  : by_date_of_all(query.query, place.offset, limit);
}

// Without weights, the first documents will do.
bool Matcher::has_more_than(const Xapian::Query& query, std::size_t count) {
    if (must_confirm_) return confirm(query).total.value > count;
    Xapian::Enquire enquire(indexes_.database());
    return run(enquire, XQuery(XQuery::OP_SCALE_WEIGHT, query, 0.0), 0, count + 1, count + 1).size() > count;
}

std::size_t Matcher::counted(const MatchQuery& query) const {
    if (options_.exact_total || !options_.facets.empty()) return all_documents;
    return query.least >= counted_exactly ? 0 : counted_exactly;
}

void Matcher::warn(const std::string& warning) {
    if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) warnings_.push_back(warning);
}

void Matcher::rerank_first(std::vector<Ranked>& hits, const std::vector<QueryTerm>& query_terms) {
    if (query_terms.size() < 2 || !indexes_.has_positions()) return;
    OccurrenceFetcher places(indexes_, query_terms, hits, reranked_documents);
    rerank(hits, indexes_.database().get_doccount(), query_terms, std::ref(places), deadline_);
}

void Matcher::count_facets(const std::vector<Ranked>& documents) {
    if (options_.facets.empty()) return;
    std::vector<std::string> ids;
    for (const Ranked& each : documents)
        ids.push_back(schema::id_term(schema::id_hash(indexes_.document(each.document).id)));
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    run(enquire, XQuery(XQuery::OP_OR, ids.begin(), ids.end()), 0, 0, all_documents);
}

// The best matches are fetched and looked at.
Matcher::Confirmed Matcher::confirm(const Xapian::Query& query) {
    Xapian::Enquire enquire(indexes_.database());
    // What is excluded may be so by where words stand, of which a server would exclude too much.
    const bool excludes = query.get_type() == XQuery::OP_AND_NOT;
    const Xapian::MSet found =
        run(enquire, excludes ? query.get_subquery(0) : query, 0, max_confirmed, counted_exactly);
    std::vector<Ranked> hits = RemoteCheck(indexes_, query).matching(ranked(found));
    Total total{hits.size(), total_of(found).exact && found.get_matches_estimated() <= found.size()};
    if (!total.exact) {
        warn("indexes are on servers: where words stand was looked at in the best " + std::to_string(max_confirmed) +
             " documents with all of them only");
        total.value += found.get_matches_estimated() - std::min(found.get_matches_estimated(), found.size());
    }
    return {std::move(hits), total};
}

Matcher::Page Matcher::confirmed(const Xapian::Query& query, const std::vector<QueryTerm>& query_terms,
                                 const PageStart& place, std::size_t limit) {
    auto [hits, total] = confirm(query);
    count_facets(hits);
    if (options_.sort == Sort::relevance)
        rerank_first(hits, query_terms);
    else
        sort_by_key(hits);
    const bool is_lost = place.after && place.has_changed;
    return cut_page(hits, total, is_lost ? begin_of(hits, *place.after) : place.offset, limit);
}

// Looks one document further than the page, to know whether there is more.
Matcher::Page Matcher::by_relevance(const MatchQuery& query, const std::vector<QueryTerm>& query_terms,
                                    const PageStart& place, std::size_t limit) {
    const std::size_t wanted = limit == 0 ? 0 : place.offset + limit + 1;
    const bool is_lost = place.after && place.has_changed;  // its offset says nothing
    const bool is_reranked = limit > 0 && (is_lost || place.offset < reranked_documents) && query_terms.size() > 1 &&
                             indexes_.has_positions();
    const bool is_whole = is_reranked || is_lost;
    const std::size_t all = indexes_.has_remote() ? max_fetched : all_documents;
    const std::size_t most = is_lost ? all : is_reranked ? std::max(wanted, reranked_documents) : limit + 1;
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    std::optional<PostFilter> late;
    if (query.late && indexes_.is_single()) late.emplace(*query.late, indexes_.database());
    const Xapian::MSet found = run(enquire, late ? query.late->words : query.query, is_whole ? 0 : place.offset,
                                   limit == 0 ? 0 : most, counted(query), late ? &*late : nullptr);
    std::vector<Ranked> hits = ranked(found);
    if (is_reranked) rerank_first(hits, query_terms);
    if (is_whole) return cut_page(hits, total_of(found), is_lost ? begin_of(hits, *place.after) : place.offset, limit);
    Page page = cut_page(hits, total_of(found), 0, limit);
    page.end += place.offset;
    return page;
}

// All matches are looked at, as a document of the day may overtake any other.
Matcher::Page Matcher::by_recency(const Xapian::Query& query, const std::vector<QueryTerm>& query_terms,
                                  const PageStart& place, std::size_t limit) {
    std::vector<Ranked> hits = all(query);
    const Total total{hits.size(), true};
    const std::vector<Ranked> by_words = hits;
    recency_->apply(hits, indexes_.database());
    const bool is_lost = place.after && place.has_changed;
    const std::size_t most = is_lost ? all_documents : std::max(place.offset + limit + 1, reranked_documents);
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(most, hits.size()));
    std::partial_sort(hits.begin(), end, hits.end(), is_before);
    hits.erase(end, hits.end());

    // Age counts for the whole score, that for the places of the words included.
    std::vector<Ranked> first(hits.begin(),
                              hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), reranked_documents)));
    const auto by_number = [](const Ranked& a, const Ranked& b) { return a.document < b.document; };
    for (Ranked& each : first) each = *std::lower_bound(by_words.begin(), by_words.end(), each, by_number);
    rerank_first(first, query_terms);
    std::sort(first.begin(), first.end(), by_number);
    recency_->apply(first, indexes_.database());
    std::sort(first.begin(), first.end(), is_before);
    std::copy(first.begin(), first.end(), hits.begin());
    return cut_page(hits, total, is_lost ? begin_of(hits, *place.after) : place.offset, limit);
}

Matcher::Page Matcher::by_key(const Xapian::Query& query, const PageStart& place, std::size_t limit) {
    const std::vector<Ranked> documents = all(query);
    Page page;
    page.total = {documents.size(), true};
    if (limit == 0) return page;
    SortedPage order(options_.sort, indexes_, deadline_, documents);
    if (place.after) order.begin_after(place.after->key, place.after->document);
    const std::size_t offset = place.after ? 0 : std::min(place.offset, order.size());
    page.hits = order.page(offset, limit);
    page.end = documents.size() - order.size() + offset + page.hits.size();
    page.has_more = page.end < documents.size();
    if (!page.hits.empty()) page.last_key = order.key(page.hits.back().document);
    return page;
}

// Facets are counted on the way.
std::vector<Ranked> Matcher::all(const Xapian::Query& query) {
    MatchList list;
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    enquire.add_matchspy(&list);
    run(enquire, query, 0, 0, all_documents);
    return list.found();
}

// In two matches: Xapian would put documents without a date before the others. Facets are counted apart: in a match
// that is sorted by values, Xapian shows documents of servers to our spies as well as to the servers' own.
Matcher::Page Matcher::by_date_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit) {
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
    page.end = offset + page.hits.size();
    page.has_more = page.end < page.total.value;
    return page;
}

// Here and not in the match: a server knows no keys of ours, and Xapian does not say of which index a document is.
Matcher::Page Matcher::by_key_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit) {
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    const std::size_t most = indexes_.has_remote() ? max_fetched : all_documents;
    const Xapian::MSet found = run(enquire, query, 0, most, counted(query));
    if (found.get_matches_lower_bound() > found.size())
        warn("only the best " + std::to_string(most) +
             " documents were sorted: there are more, and indexes on servers among them");
    std::vector<Ranked> hits = ranked(found);
    sort_by_key(hits);
    return cut_page(hits, total_of(found), offset, limit);
}

// For want of time some are left out.
void Matcher::sort_by_key(std::vector<Ranked>& hits) {
    std::vector<std::pair<std::string, Ranked>> keyed;
    for (const Ranked& each : hits) {
        if (deadline_.look()) break;
        keyed.emplace_back(sort_key(options_.sort, indexes_.document(each.document)), each);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    hits.clear();
    for (const auto& [key, each] : keyed) hits.push_back(each);
}

Xapian::MSet Matcher::run(Xapian::Enquire& enquire, Xapian::Query query, std::size_t offset, std::size_t limit,
                          std::size_t looks_at, const Xapian::MatchDecider* decider) {
    const Xapian::doccount documents = indexes_.database().get_doccount();
    if (documents == 0) return {};
    enquire.set_weighting_scheme(bm25::weighting());
    if (deadline_.is_finite()) query = XQuery(XQuery::OP_FILTER, query, XQuery(&deadline_));
    enquire.set_query(query);
    const auto within = [&](std::size_t number) {
        return static_cast<Xapian::doccount>(std::min<std::size_t>(number, documents));
    };
    const Xapian::doccount least = std::max(within(looks_at), within(offset) + within(limit));
    return enquire.get_mset(within(offset), within(limit), least, nullptr, decider);
}

}  // namespace kwic
