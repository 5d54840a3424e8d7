// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/matcher.hpp"

#include "compile/bm25.hpp"
#include "compile/xapian_query.hpp"
#include "match/occurrence_fetcher.hpp"
#include "match/ranker.hpp"
#include "match/remote_check.hpp"
#include "match/sorted_page.hpp"
#include "query/warn_once.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t all_documents = std::numeric_limits<std::size_t>::max();

// Maximum number of matches that RemoteCheck checks.
constexpr std::size_t max_confirmed = 1000;

// Maximum number of matches that are fetched from remote indexes and sorted by this process.
constexpr std::size_t max_fetched = 10'000;

Total total_of(const Xapian::MSet& found) {
    return {found.get_matches_estimated(), found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

bool is_indexed_before(const Ranked& a, const Ranked& b) { return a.document < b.document; }

// Returns the index in `ranked` of the first document after the document of the cursor. If the document of the cursor
// no longer matches, the score in the cursor determines the index.
std::size_t index_after(const std::vector<Ranked>& ranked, const Cursor& cursor) {
    const auto found = std::find_if(ranked.begin(), ranked.end(),
                                    [&](const Ranked& each) { return each.document == cursor.document; });
    if (found != ranked.end()) return static_cast<std::size_t>(found - ranked.begin()) + 1;
    const Ranked removed{cursor.document, Xapian::sortable_unserialise(cursor.key)};
    return static_cast<std::size_t>(
        std::count_if(ranked.begin(), ranked.end(), [&](const Ranked& each) { return is_before(each, removed); }));
}

// Returns the index in `ranked` at which the page begins. `ranked` must begin with the first document of the match.
std::size_t index_of(const std::vector<Ranked>& ranked, const PageStart& start) {
    return start.must_search() ? index_after(ranked, *start.cursor) : start.offset;
}

// Makes a page of at most `limit` documents of `ranked`, from the index `begin` on. Counts Page::end from the first
// document of `ranked`.
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
                 bool needs_positions, bool needs_texts)
    : indexes_(indexes),
      options_(options),
      order_(read_sort_order(options.sort, indexes.fields())),
      deadline_(time),
      facets_(options.facets, indexes.opened(), indexes.fields()),
      must_confirm_((needs_positions || needs_texts) && indexes.has_remote()) {
    if (options.recency_days != 0) recency_.emplace(options.recency_days, today);
}

Matcher::Page Matcher::page(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, const PageStart& start,
                            std::size_t limit) {
    if (must_confirm_) return confirmed_page(match.plan, query_terms, start, limit);
    if (is_by_relevance(options_.sort)) {
        if (recency_ && indexes_.is_single_local()) return page_by_recency(match.plan, query_terms, start, limit);
        if (recency_) warn_remote("age is ignored: it counts only in searches of a single local index");
        return page_by_relevance(match, query_terms, start, limit);
    }
    if (!indexes_.has_remote()) return page_by_key(match.plan, start, limit);
    return order_.size() == 1 && order_[0].by == SortKey::By::date
               ? remote_page_by_date(match.plan, start.offset, limit)
               : remote_page_by_key(match.plan, start.offset, limit);
}

// Runs the match without scores, so that it can stop after the first count + 1 matches.
bool Matcher::has_more_than(const Plan& plan, std::size_t count) {
    if (must_confirm_) return confirmed_matches(plan).total.value > count;
    if (const auto index = scored_index(indexes_))
        return Ranker(plan.unscored(), *index, deadline_).best(0, count + 1).total.value > count;
    Xapian::Enquire enquire(indexes_.database());
    return run(enquire, plan.unscored(), 0, count + 1, count + 1).size() > count;
}

std::size_t Matcher::matches_to_count(const MatchPlan& match) const {
    if (!options_.facets.empty()) return all_documents;
    if (match.min_matches > options_.count_to || options_.count_to == 0) return 0;
    return options_.count_to + (options_.count_to < all_documents ? 1 : 0);  // one more, to detect further matches
}

void Matcher::warn_remote(std::string message) {
    warn_once(warnings_, {WarningCode::remote_limit, std::move(message)});
}

void Matcher::rerank_first(std::vector<Ranked>& hits, const std::vector<QueryTerm>& query_terms) {
    if (!has_several_words(query_terms) || !indexes_.has_positions()) return;
    OccurrenceFetcher occurrences(indexes_, query_terms, hits, reranked_documents);
    rerank(
        hits, indexes_.database().get_doccount(), query_terms, [&](Xapian::docid id) { return occurrences.fetch(id); },
        deadline_);
}

// Removes the documents of local indexes that do not match `plan`, whose operation must be `except`. A document in
// `hits` that matches is among the best max_confirmed matches of `plan`, because the scores of `plan` are those of its
// first child.
void Matcher::remove_excluded(std::vector<Ranked>& hits, const Plan& plan) {
    const auto is_local = [&](const Ranked& hit) { return !indexes_.index_of(hit.document).is_remote(); };
    if (std::none_of(hits.begin(), hits.end(), is_local)) return;
    Xapian::Enquire enquire(indexes_.database());
    const Xapian::MSet found = run(enquire, plan, 0, max_confirmed, max_confirmed);
    const std::set<Xapian::docid> matching(found.begin(), found.end());
    std::erase_if(hits, [&](const Ranked& hit) { return is_local(hit) && !matching.contains(hit.document); });
}

Matcher::Found Matcher::confirmed_matches(const Plan& plan) {
    Xapian::Enquire enquire(indexes_.database());
    // The exclusion may depend on positions or texts, which a server cannot check. Therefore this match ignores the
    // exclusion. RemoteCheck applies the exclusion to the documents of servers, and remove_excluded() to the documents
    // of local indexes.
    const bool excludes = plan.op() == Plan::Op::except;
    const Xapian::MSet found = run(enquire, excludes ? plan.children()[0] : plan, 0, max_confirmed, max_confirmed);
    std::vector<Ranked> hits = RemoteCheck(indexes_, plan).matching(ranked(found));
    if (excludes) remove_excluded(hits, plan);
    Total total{hits.size(), total_of(found).exact && found.get_matches_estimated() <= found.size()};
    if (!total.exact) {
        warn_remote("phrases and literals were checked only in the best " + std::to_string(max_confirmed) +
                    " documents, because indexes are remote");
        total.value += found.get_matches_estimated() - std::min(found.get_matches_estimated(), found.size());
    }
    return {std::move(hits), total};
}

Matcher::Page Matcher::confirmed_page(const Plan& plan, const std::vector<QueryTerm>& query_terms,
                                      const PageStart& start, std::size_t limit) {
    auto [hits, total] = confirmed_matches(plan);
    count_facets(hits);
    if (is_by_relevance(options_.sort))
        rerank_first(hits, query_terms);
    else
        hits = sorted_by_key(std::move(hits));
    return cut_page(hits, total, index_of(hits, start), limit);
}

// Fetches one document more than the page needs, to find out whether documents follow the page. If documents are
// reranked or the document of a cursor is searched for, also fetches all documents before the page.
Matcher::Page Matcher::page_by_relevance(const MatchPlan& match, const std::vector<QueryTerm>& query_terms,
                                         const PageStart& start, std::size_t limit) {
    const bool is_reranked = limit > 0 && (start.must_search() || start.offset < reranked_documents) &&
                             has_several_words(query_terms) && indexes_.has_positions();
    const bool from_first = is_reranked || start.must_search();
    std::size_t fetched = limit == 0 ? 0 : limit + 1;
    if (is_reranked) fetched = std::max(start.offset + limit + 1, reranked_documents);
    if (start.must_search() && limit > 0) fetched = indexes_.has_remote() ? max_fetched : all_documents;
    auto [hits, total] = best_matches(match, from_first ? 0 : start.offset, fetched);
    if (is_reranked) rerank_first(hits, query_terms);
    if (from_first) return cut_page(hits, total, index_of(hits, start), limit);
    Page page = cut_page(hits, total, 0, limit);
    page.end += start.offset;
    return page;
}

// Returns at most `limit` matches in the order of their scores, beginning after the first `offset` matches.
Matcher::Found Matcher::best_matches(const MatchPlan& match, std::size_t offset, std::size_t limit) {
    const Xapian::Database& database = indexes_.database();
    std::optional<PostFilter> filter;
    if (match.post_filtered && indexes_.is_single_local()) filter.emplace(*match.post_filtered, database);
    const Plan& plan = filter ? match.post_filtered->words : match.plan;
    if (const auto index = scored_index(indexes_)) {
        Ranker::Check check;
        if (filter)
            check = {[&](Xapian::docid document) { return filter->accepts(document); },
                     [&](Xapian::docid document) { filter->prefetch(document); }};
        Ranker::Visit count;
        if (!options_.facets.empty()) count = [&](Xapian::docid document, double) { facets_.count(document); };
        const std::size_t documents = database.get_doccount();
        offset = std::min(offset, documents);
        auto [hits, total] =
            Ranker(plan, *index, deadline_)
                .best(std::min(limit, documents - offset) + offset, matches_to_count(match), check, count);
        hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, hits.size())));
        return {std::move(hits), total};
    }
    Xapian::Enquire enquire(database);
    facets_.count_in(enquire);
    const Xapian::MSet found = run(enquire, plan, offset, limit, matches_to_count(match), filter ? &*filter : nullptr);
    return {ranked(found), total_of(found)};
}

// Scores all matches, because the age of documents can change their order completely.
Matcher::Page Matcher::page_by_recency(const Plan& plan, const std::vector<QueryTerm>& query_terms,
                                       const PageStart& start, std::size_t limit) {
    const std::vector<Ranked> matches = all_matches(plan);
    std::vector<Ranked> hits = matches;
    recency_->apply(hits, indexes_.opened());
    const std::size_t max_hits =
        start.must_search() ? all_documents : std::max(start.offset + limit + 1, reranked_documents);
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(max_hits, hits.size()));
    std::partial_sort(hits.begin(), end, hits.end(), is_before);
    hits.erase(end, hits.end());

    // The factor for age applies to the complete score, including the parts that rerank() adds. Therefore the first
    // hits get their scores without the factor, are reranked, and then get the factor again.
    std::vector<Ranked> first(hits.begin(),
                              hits.begin() + static_cast<std::ptrdiff_t>(std::min(hits.size(), reranked_documents)));
    for (Ranked& each : first) each = *std::lower_bound(matches.begin(), matches.end(), each, is_indexed_before);
    rerank_first(first, query_terms);
    std::sort(first.begin(), first.end(), is_indexed_before);
    recency_->apply(first, indexes_.opened());
    std::sort(first.begin(), first.end(), is_before);
    std::copy(first.begin(), first.end(), hits.begin());
    return cut_page(hits, {matches.size(), true}, index_of(hits, start), limit);
}

Matcher::Page Matcher::page_by_key(const Plan& plan, const PageStart& start, std::size_t limit) {
    const std::vector<Ranked> documents = all_matches(plan);
    Page page;
    page.total = {documents.size(), true};
    if (limit == 0) return page;
    SortedPage order(order_, indexes_, deadline_, documents);
    if (start.cursor) order.begin_after(start.cursor->key, start.cursor->document);
    const std::size_t offset = start.cursor ? 0 : std::min(start.offset, order.size());
    page.hits = order.page(offset, limit);
    page.end = documents.size() - order.size() + offset + page.hits.size();
    page.has_more = page.end < documents.size();
    if (!page.hits.empty()) page.last_key = order.key(page.hits.back());
    return page;
}

// Returns all matches in the order of their document numbers, and counts facets.
std::vector<Ranked> Matcher::all_matches(const Plan& plan) {
    if (const auto index = scored_index(indexes_)) {
        std::vector<Ranked> found;
        Ranker(plan, *index, deadline_).visit_all([&](Xapian::docid document, double score) {
            found.push_back({document, score});
            facets_.count(document);
        });
        return found;
    }
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    std::vector<Ranked> found = ranked(run(enquire, plan, 0, all_documents, all_documents));
    std::sort(found.begin(), found.end(), is_indexed_before);
    return found;
}

// Runs one match for documents with a date, and one for documents without a date, because in ascending order Xapian
// would sort documents without a date first. Facets are counted in a separate match without sorting. In a match sorted
// by values, each document of a remote index would be counted twice: Xapian passes the document to the match spies of
// the server and also to the local match spies.
Matcher::Page Matcher::remote_page_by_date(const Plan& plan, std::size_t offset, std::size_t limit) {
    const Plan has_date = Plan::values(schema::date_slot, "0");
    Page page;
    if (!options_.facets.empty()) {
        Xapian::Enquire enquire(indexes_.database());
        facets_.count_in(enquire);
        run(enquire, plan, 0, 0, all_documents);
    }
    for (const Plan& part : {plan.filtered(has_date), plan.except(has_date)}) {
        Xapian::Enquire enquire(indexes_.database());
        enquire.set_sort_by_value(schema::date_slot, order_[0].is_descending);
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

// Sorts after the match, because a server cannot compute the keys.
Matcher::Page Matcher::remote_page_by_key(const Plan& plan, std::size_t offset, std::size_t limit) {
    Xapian::Enquire enquire(indexes_.database());
    facets_.count_in(enquire);
    const Xapian::MSet found = run(enquire, plan, 0, max_fetched, matches_to_count(plan));
    if (found.get_matches_lower_bound() > found.size())
        warn_remote("only the best " + std::to_string(max_fetched) +
                    " documents were sorted, because indexes are remote");
    return cut_page(sorted_by_key(ranked(found)), total_of(found), offset, limit);
}

// Sorts hits by their keys.
std::vector<Ranked> Matcher::sorted_by_key(std::vector<Ranked> hits) {
    std::sort(hits.begin(), hits.end(), is_indexed_before);
    return SortedPage(order_, indexes_, deadline_, hits).page(0, hits.size());
}

Xapian::MSet Matcher::run(Xapian::Enquire& enquire, const Plan& plan, std::size_t offset, std::size_t limit,
                          std::size_t min_visited, const Xapian::MatchDecider* decider) {
    const Xapian::doccount documents = indexes_.database().get_doccount();
    if (documents == 0) return {};
    enquire.set_weighting_scheme(bm25::weighting());
    Xapian::Query query = xapian_query(plan);
    if (deadline_.is_finite()) query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&deadline_));
    enquire.set_query(query);
    const auto within = [&](std::size_t number) {
        return static_cast<Xapian::doccount>(std::min<std::size_t>(number, documents));
    };
    const Xapian::doccount check_at_least = std::max(within(min_visited), within(offset) + within(limit));
    return enquire.get_mset(within(offset), within(limit), check_at_least, nullptr, decider);
}

}  // namespace kwic
