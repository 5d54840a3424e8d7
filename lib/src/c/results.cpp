// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/results.hpp"

#include "c/document.hpp"
#include "c/guard.hpp"

#include <kwic/json.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::c {
namespace {

using CompletionsAnswer = Answer<kwic_completions, std::vector<Completion>>;
using ExplanationAnswer = Answer<kwic_explanation, Explanation>;

kwic_snippet view_of(const Snippet& snippet, Arena& arena) {
    kwic_snippet view{};
    view.text = string_of(snippet.text);
    view.highlights = spans_of(snippet.highlights, arena);
    view.highlight_count = snippet.highlights.size();
    view.offset = snippet.offset;
    view.line = snippet.line;
    view.cut_before = snippet.cut_before;
    view.cut_after = snippet.cut_after;
    return view;
}

kwic_field_match view_of(const FieldMatch& match, Arena& arena) {
    return {match.name.c_str(), string_of(match.value), spans_of(match.highlights, arena), match.highlights.size()};
}

kwic_near_document view_of(const NearDocument& near, Arena&) {
    return {string_of(near.id), near.path.c_str(), string_of(near.title), near.score, near.index.c_str()};
}

kwic_facet_value view_of(const Facet::Value& value, Arena&) { return {string_of(value.value), value.count}; }

kwic_index_status view_of(const IndexStatus& status, Arena&) {
    return {status.index.c_str(), status.ok, status.error.c_str()};
}

kwic_completion view_of(const Completion& completion, Arena&) {
    return {string_of(completion.text), completion.documents};
}

kwic_clause view_of(const Explanation::Clause& clause, Arena& arena) {
    const kwic_string* const words =
        arena.array(clause.words, [&](const SearchedWord& word) { return arena.copy(to_string(word)); });
    return {string_of(clause.query), clause.is_met, words, clause.words.size(), clause.is_filter};
}

kwic_hit view_of(const Hit& hit, Arena& arena);
kwic_facet view_of(const Facet& facet, Arena& arena);

kwic_facet_statistics view_of(const FacetStatistics& statistics) {
    return {statistics.count, statistics.mean, field_view("", statistics.min), field_view("", statistics.max),
            field_view("", statistics.sum)};
}

template <class Item>
auto list(const std::vector<Item>& items, Arena& arena) {
    return arena.list(items, [&](const Item& item) { return view_of(item, arena); });
}

kwic_hit view_of(const Hit& hit, Arena& arena) {
    kwic_hit view{};
    view.rank = hit.rank;
    view.index = hit.index.c_str();
    view.id = string_of(hit.id);
    view.path = hit.path.c_str();
    view.title = string_of(hit.title);
    view.title_highlights = spans_of(hit.title_highlights, arena);
    view.title_highlight_count = hit.title_highlights.size();
    view.score = hit.score;
    view.date = hit.date.c_str();
    view.language = hit.language.c_str();
    view.partial = hit.partial;
    view.matched_words = arena.array(hit.matched_words, [](const std::string& word) { return string_of(word); });
    view.matched_word_count = hit.matched_words.size();
    view.missing_words = arena.array(hit.missing_words, [](const std::string& word) { return string_of(word); });
    view.missing_word_count = hit.missing_words.size();
    view.snippets = list(hit.snippets, arena);
    view.snippet_count = hit.snippets.size();
    view.field_matches = list(hit.field_matches, arena);
    view.field_match_count = hit.field_matches.size();
    view.fields = arena.array(hit.fields, [](const Field& field) { return field_view(field); });
    view.field_count = hit.fields.size();
    view.near = list(hit.near, arena);
    view.near_count = hit.near.size();
    return view;
}

kwic_facet view_of(const Facet& facet, Arena& arena) {
    kwic_facet view{};
    view.field = facet.field.c_str();
    view.values = list(facet.values, arena);
    view.value_count = facet.values.size();
    view.exact = facet.exact;
    view.error = facet.error.c_str();
    view.none = facet.none;
    view.distinct = facet.distinct;
    if (facet.numbers) view.numbers = arena.one(view_of(*facet.numbers));
    if (facet.dates) view.dates = arena.one(view_of(*facet.dates));
    return view;
}

kwic_results view_of(const Results& results, Arena& arena) {
    kwic_results view{};
    view.query = string_of(results.query);
    view.interpreted = string_of(results.interpreted);
    view.warnings = warnings_of(results.warnings, arena);
    view.warning_count = results.warnings.size();
    view.total = results.total.value;
    view.total_is_exact = results.total.exact;
    view.took_ms = results.took_ms;
    if (results.suggestion) view.suggestion = string_of(*results.suggestion);
    view.hits = list(results.hits, arena);
    view.hit_count = results.hits.size();
    view.next = results.next.c_str();
    view.facets = list(results.facets, arena);
    view.facet_count = results.facets.size();
    view.indexes = list(results.indexes, arena);
    view.index_count = results.indexes.size();
    return view;
}

}  // namespace

kwic_results* make_results(Results results) {
    return new ResultsAnswer(std::move(results),
                             [](const Results& value, Arena& arena) { return view_of(value, arena); });
}

kwic_completions* make_completions(std::vector<Completion> completions) {
    return new CompletionsAnswer(std::move(completions), [](const std::vector<Completion>& value, Arena& arena) {
        return kwic_completions{list(value, arena), value.size()};
    });
}

kwic_explanation* make_explanation(Explanation explanation) {
    return new ExplanationAnswer(std::move(explanation), [](const Explanation& value, Arena& arena) {
        return kwic_explanation{value.index.c_str(), value.is_found, list(value.clauses, arena), value.clauses.size()};
    });
}

}  // namespace kwic::c

void kwic_results_free(kwic_results* results) { kwic::c::ResultsAnswer::release(results); }
void kwic_completions_free(kwic_completions* completions) { kwic::c::CompletionsAnswer::release(completions); }
void kwic_explanation_free(kwic_explanation* explanation) { kwic::c::ExplanationAnswer::release(explanation); }

kwic_status kwic_results_json(const kwic_results* results, const char* query_id, char** out, size_t* size) {
    return kwic::c::hand_out_string(out, size, [&] {
        kwic::c::require(results, "results");
        const auto id = query_id ? std::optional<std::string_view>(query_id) : std::nullopt;
        return kwic::to_json(static_cast<const kwic::c::ResultsAnswer*>(results)->value, id);
    });
}
