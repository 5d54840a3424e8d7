// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/session.hpp"

#include "base/cancellation.hpp"
#include "compile/expansion_plan.hpp"
#include "match/recency.hpp"
#include "open/indexed_document.hpp"
#include "query/wordless.hpp"
#include "search/lookup.hpp"
#include "search/paging.hpp"
#include "search/restriction.hpp"
#include "search/search_run.hpp"
#include "search/suggest.hpp"
#include "search/why.hpp"
#include "text/fold.hpp"

#include <kwic/decode.hpp>
#include <kwic/warning.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Runs a search within the time limit of `options` and sets Results::took_ms. Each attempt of with_snapshot() parses
// the query again, because the meaning of the query depends on the fields of the indexes.
template <class MakeRequest>
Results Session::timed_search(const SearchOptions& options, MakeRequest make_request) {
    throw_if_stopped(options.stop);
    const auto begin = TimeLimit::Clock::now();
    TimeLimit time{.stop = options.stop};
    if (options.timeout_ms) time.end = begin + std::chrono::milliseconds(options.timeout_ms);
    Results results = indexes_.with_snapshot(options.timeout_ms, [&] { return run(make_request(), options, time); });
    results.took_ms = std::chrono::duration<double, std::milli>(TimeLimit::Clock::now() - begin).count();
    return results;
}

Results Session::search(std::string_view text, const SearchOptions& options) {
    return timed_search(options, [&] { return read_request(text, options, indexes_); });
}

Results Session::search(const Query& query, const SearchOptions& options) {
    return timed_search(options, [&] { return read_request(query, indexes_); });
}

Results Session::run(const Request& request, const SearchOptions& options, const TimeLimit& time) {
    const std::size_t max_documents = indexes_.database().get_lastdocid();
    if (options.limit <= max_documents && options.offset <= max_documents)
        return SearchRun(indexes_, request, options, time).run();
    SearchOptions bounded = options;  // limit and offset are bounded so that their sums do not overflow
    bounded.limit = std::min(options.limit, max_documents);
    bounded.offset = std::min(options.offset, max_documents);
    return SearchRun(indexes_, request, bounded, time).run();
}

QueryExplanation Session::explain(std::string_view query_text, const SearchOptions& options) {
    throw_if_stopped(options.stop);
    return indexes_.with_snapshot(options.timeout_ms, [&] {
        const Request request = read_request(query_text, options, indexes_);
        QueryExplanation explanation{.warnings = request.warnings};
        const Query query = expanded_query(request, options, indexes_, explanation.warnings);
        CompiledQuery compiled =
            compile_request(query, request, options, {.stop = options.stop}, indexes_, explanation.warnings);
        explanation.interpreted = to_string(with_name_variants(query, compiled.name_variants));
        explanation.words = std::move(compiled.searched_words);
        for (const Filter& given : options.filter) {
            const Query filter = read_filter(given, indexes_);
            CompiledQuery part =
                compile_filter(filter, indexes_.context(options, {.stop = options.stop}), explanation.warnings);
            explanation.filters.push_back({to_string(filter), std::move(part.searched_words)});
        }
        throw_if_stopped(options.stop);
        if (options.recency_days != 0) {
            const Paging paging(request.query, options, indexes_.database());
            explanation.recency = Recency(options.recency_days, paging.today()).explanation();
        }
        return explanation;
    });
}

std::optional<Explanation> Session::why(std::string_view id, std::string_view query_text,
                                        const SearchOptions& options) {
    throw_if_stopped(options.stop);
    return indexes_.with_snapshot(options.timeout_ms, [&] {
        std::vector<Warning> unused;
        const Query query =
            query_with_synonyms(read_request(query_text, options, indexes_).query, options, indexes_, unused);
        return explain_document(id, query, options, indexes_);
    });
}

std::optional<IndexedDocument> Session::document(std::string_view id) {
    return indexes_.with_snapshot(0, [&]() -> std::optional<IndexedDocument> {
        const auto found = matching_documents(indexes_.database(), id_plan(id));
        const auto first = std::min_element(found.begin(), found.end(), [&](Xapian::docid a, Xapian::docid b) {
            return indexes_.index_number(a) < indexes_.index_number(b);
        });
        if (first == found.end()) return {};
        return indexed_document(indexes_.index_of(*first), indexes_.document(*first), true);
    });
}

std::size_t Session::document_count() {
    return indexes_.with_snapshot(0, [&] { return static_cast<std::size_t>(indexes_.database().get_doccount()); });
}

std::vector<Completion> Session::complete(std::string_view typed, std::size_t limit, const std::stop_token& stop,
                                          const std::vector<Filter>& filter) {
    throw_if_stopped(stop);
    const std::string text = decode_text(typed, "UTF-8").text;
    const auto space = text.find_last_of(" \t\n");
    const std::string typed_before = space == text.npos ? "" : text.substr(0, space + 1);
    const std::string prefix = fold(text.substr(typed_before.size()));
    if (prefix.empty()) return {};
    return indexes_.with_snapshot(0, [&] {
        std::vector<Warning> unused;
        const Query words_before = without_wordless(plain_query(typed_before).query, indexes_.analyzer(), unused);
        SearchOptions options;
        options.filter = filter;
        const Restriction restriction(options, {.stop = stop}, indexes_);
        const QueryContext context = indexes_.context(options, {.stop = stop});
        const bool has_words_before = words_before.kind != Query::Kind::nothing;
        const Plan before = restriction.applied_to(has_words_before ? compile_query(words_before, context, unused).all
                                                                    : Plan::everything());
        const bool is_restricted = has_words_before || !filter.empty();
        auto found = completions(prefix, is_restricted ? &before : nullptr, limit, context);
        throw_if_stopped(stop);
        for (Completion& completion : found) completion.text = typed_before + completion.text;
        return found;
    });
}

}  // namespace kwic
