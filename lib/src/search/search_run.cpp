// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search_run.hpp"

#include "base/cancellation.hpp"
#include "search/hit_maker.hpp"
#include "search/rest_terms.hpp"
#include "search/suggest.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A better spelling is suggested only for a query with fewer full matches than this number.
constexpr std::size_t min_matches_without_suggestion = 3;

}  // namespace

CompiledQuery compile_request(const Query& query, const Request& request, const SearchOptions& options,
                              const TimeLimit& time, IndexSet& indexes, std::vector<Warning>& warnings) {
    QueryContext context = indexes.context(options, time);
    context.incomplete_word = request.incomplete_word;
    return compile_query(query, context, warnings);
}

SearchRun::SearchRun(IndexSet& indexes, const Request& request, const SearchOptions& options, const TimeLimit& time)
    : indexes_(indexes),
      request_(request),
      options_(options),
      time_(time),
      restriction_(options, time, indexes),
      compiled_(compile()),
      paging_(request.query, options, indexes.database()),
      matcher_(indexes, options, time, paging_.today(), compiled_.needs_positions, compiled_.needs_texts),
      grouping_(matcher_, indexes.opened(), options.group) {}

Results SearchRun::run() {
    warn(paging_.warnings());
    // A query or a filter that was not compiled in time matches no documents. The time is checked here, because a match
    // of no documents never checks it.
    if (matcher_.deadline().is_finite()) matcher_.deadline().check_time();
    const Listing listing = list_page(compiled_, options_, paging_, matcher_, grouping_);
    results_.total = listing.total;
    results_.next = listing.next;
    // When the time is up, a search for a literal, a phrase or a pattern with punctuation stops reading texts, so
    // documents may be missing from the results. check_time() checks the clock; if the time is up, the call of
    // has_passed() below returns true.
    const bool may_read_texts = compiled_.needs_texts || compiled_.needs_positions;
    if (may_read_texts && matcher_.deadline().is_finite()) matcher_.deadline().check_time();
    add_hits(listing);
    add_facets();
    warn(matcher_.warnings());
    throw_if_stopped(options_.stop);
    if (matcher_.deadline().has_passed()) {
        mark_incomplete();
    } else if (options_.suggest && !has_similarity(options_) && listing.full_matches < min_matches_without_suggestion) {
        results_.suggestion = suggestion(listing.full_matches);
        throw_if_stopped(options_.stop);
    }
    return std::move(results_);
}

// Compiles the query. Sets Results::indexes and Results::interpreted, and adds the warnings about the indexes and the
// query.
CompiledQuery SearchRun::compile() {
    throw_if_stopped(options_.stop);
    results_.indexes = indexes_.statuses();
    warn(indexes_.warnings());
    warn(request_.warnings);
    const Query query = expanded_query(request_, options_, indexes_, results_.warnings);
    CompiledQuery compiled = compile_request(query, request_, options_, time_, indexes_, results_.warnings);
    warn(restriction_.warnings());
    compiled.min_any_matches -= std::min(compiled.min_any_matches, restriction_.max_excluded());
    if (options_.lines && !indexes_.context(options_, time_).has_texts)
        throw Error(ErrorCode::invalid_argument,
                    "lines are found in stored texts, but the index stores none; rebuild it without --no-store");
    compiled.needs_positions |= restriction_.needs_positions();
    compiled.needs_texts |= restriction_.needs_texts();
    if (compiled.needs_positions) warn(indexes_.position_warnings());
    if (compiled.needs_texts) warn(indexes_.text_warnings());
    results_.interpreted = to_string(with_name_variants(query, compiled.name_variants));
    // When the time is up, the words of a pattern may be incomplete, so an exclusion might exclude too few documents.
    const bool is_over = time_.is_over();
    for (Plan* part : {&compiled.all, &compiled.any, &compiled.post_filtered.words})
        *part = is_over ? Plan() : restriction_.applied_to(*part);
    if (is_over) compiled.min_any_matches = 0;
    return compiled;
}

void SearchRun::add_hits(const Listing& listing) {
    add_terms_of_hits(compiled_, listing, indexes_);
    HitMaker maker(indexes_, compiled_, options_, matcher_.deadline());
    warn(maker.warnings());
    std::vector<Ranked> partial;
    for (const Listing::Entry& entry : listing.entries)
        if (entry.is_partial) partial.push_back(entry.ranked);
    std::vector<std::vector<Xapian::docid>> matching = matcher_.matching(compiled_.words, partial);
    // When the time is up, it is not known which words a document lacks.
    if (matcher_.deadline().has_passed()) matching.clear();
    for (const Listing::Entry& entry : listing.entries) {
        Hit hit = maker.hit(entry.ranked);
        hit.rank = entry.rank;
        hit.partial = entry.is_partial;
        for (std::size_t i = 0; entry.is_partial && i < matching.size(); ++i) {
            const bool is_matched = std::ranges::binary_search(matching[i], entry.ranked.document);
            (is_matched ? hit.matched_words : hit.missing_words).push_back(compiled_.words[i].text);
        }
        for (const Ranked& other : grouping_.others(results_.hits.size()))
            hit.near.push_back(maker.near_document(other));
        results_.hits.push_back(std::move(hit));
    }
}

void SearchRun::add_facets() {
    results_.facets = matcher_.facets();
    for (const Facet& facet : results_.facets)
        if (!facet.error.empty()) warn({{WarningCode::not_counted, facet.error}});
}

// Warns that the time limit was reached. Sets Results::next to SearchOptions::after: a request with this cursor repeats
// the page, so that documents that were not found in time are not skipped.
void SearchRun::mark_incomplete() {
    warn({{WarningCode::time_limit, "the results are incomplete: the time limit of " +
                                        std::to_string(options_.timeout_ms) + " ms was reached"}});
    results_.total.exact = false;
    results_.next = options_.after;
}

// Returns the query with corrected spelling if the corrected query has more than `full_matches` full matches.
// Otherwise, returns nothing.
std::optional<std::string> SearchRun::suggestion(std::size_t full_matches) {
    const QueryContext context = indexes_.context(options_, time_);
    const auto better = corrected(request_.typed, context);
    if (!better) return {};
    std::vector<Warning> unused;
    const CompiledQuery compiled = compile_query(*better, context, unused);
    if (!matcher_.has_more_than(restriction_.applied_to(compiled.all), full_matches)) return {};
    return to_string(*better);
}

void SearchRun::warn(const std::vector<Warning>& warnings) {
    results_.warnings.insert(results_.warnings.end(), warnings.begin(), warnings.end());
}

}  // namespace kwic
