// SPDX-License-Identifier: GPL-2.0-or-later
// Implements the functions to_json(). The members of the JSON objects and their order are part of the interface that
// scripts rely on.
#include "base/json_fields.hpp"
#include "base/json_writer.hpp"

#include <kwic/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kwic {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
    if (text.empty())
        json.member(name, nullptr);
    else
        json.member(name, text);
}

// Rounds a time in milliseconds or a score to six decimals.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

void write_highlights(JsonWriter& json, const std::vector<Span>& spans) {
    json.key("highlights").open('[');
    for (const Span& span : spans) json.open('[').value(span.begin).value(span.end).close(']');
    json.close(']');
}

void write(JsonWriter& json, const Snippet& snippet) {
    json.open('{').member("text", snippet.text);
    write_highlights(json, snippet.highlights);
    json.member("offset", snippet.offset).member("line", snippet.line).close('}');
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name).open('[');
    for (const std::string& text : texts) json.value(text);
    json.close(']');
}

void write(JsonWriter& json, const FieldMatch& field) {
    json.open('{').member("name", field.name).member("value", field.value);
    write_highlights(json, field.highlights);
    json.close('}');
}

void write(JsonWriter& json, const NearDocument& near, bool names_index) {
    json.open('{');
    if (names_index) json.member("index", near.index);
    json.member("id", near.id);
    write_text_or_null(json, "path", near.path);
    json.member("title", near.title).member("score", rounded(near.score)).close('}');
}

void write(JsonWriter& json, const Hit& hit, bool names_index) {
    json.open('{').member("rank", hit.rank);
    if (names_index) json.member("index", hit.index);
    json.member("id", hit.id);
    write_text_or_null(json, "path", hit.path);
    json.member("title", hit.title).member("score", rounded(hit.score));
    write_text_or_null(json, "date", hit.date);
    write_text_or_null(json, "language", hit.language);
    json.member("partial", hit.partial);
    if (hit.partial) {
        write_texts(json, "matched_words", hit.matched_words);
        write_texts(json, "missing_words", hit.missing_words);
    }
    json.key("snippets").open('[');
    for (const Snippet& snippet : hit.snippets) write(json, snippet);
    json.close(']');
    if (!hit.field_matches.empty()) {
        json.key("field_matches").open('[');
        for (const FieldMatch& field : hit.field_matches) write(json, field);
        json.close(']');
    }
    if (!hit.fields.empty()) write_fields(json.key("fields"), hit.fields);
    if (!hit.near.empty()) {
        json.key("near").open('[');
        for (const NearDocument& near : hit.near) write(json, near, names_index);
        json.close(']');
    }
    json.close('}');
}

void write(JsonWriter& json, const IndexStatus& status) {
    json.open('{').member("index", status.index).member("ok", status.ok);
    if (!status.ok) json.member("error", status.error);
    json.close('}');
}

void write(JsonWriter& json, const Facet& facet) {
    json.key(facet.field).open('[');
    for (const Facet::Value& value : facet.values) {
        json.open('{').member("value", value.value).member("count", value.count);
        if (!facet.exact) json.member("estimated", true);
        json.close('}');
    }
    json.close(']');
}

void write(JsonWriter& json, std::string_view name, const FieldValue& value) {
    json.key(name);
    std::visit([&](const auto& each) { json.value(each); }, value);
}

void write(JsonWriter& json, std::string_view name, const FacetStatistics& statistics, bool are_numbers) {
    json.key(name).open('{').member("count", statistics.count);
    write(json, "min", statistics.min);
    write(json, "max", statistics.max);
    if (are_numbers) {
        json.member("mean", statistics.mean);
        write(json, "sum", statistics.sum);
    }
    json.close('}');
}

void write_statistics(JsonWriter& json, const Facet& facet) {
    json.key(facet.field).open('{').member("none", facet.none).member("distinct", facet.distinct);
    if (facet.numbers) write(json, "numbers", *facet.numbers, true);
    if (facet.dates) write(json, "dates", *facet.dates, false);
    if (!facet.exact) json.member("estimated", true);
    json.close('}');
}

// Calls write(json, facet) for each facet, except a facet that has the name of an earlier facet.
template <class Write>
void write_facets(JsonWriter& json, std::string_view name, const std::vector<Facet>& facets, Write write) {
    json.key(name).open('{');
    for (auto facet = facets.begin(); facet != facets.end(); ++facet)
        if (std::none_of(facets.begin(), facet, [&](const Facet& f) { return f.field == facet->field; }))
            write(json, *facet);
    json.close('}');
}

void write(JsonWriter& json, const std::vector<SearchedWord>& words) {
    json.key("words").open('[');
    for (const SearchedWord& word : words) {
        json.open('{').member("word", word.word);
        write_text_or_null(json, "field", word.field);
        json.key("terms").open('[');
        for (const SearchedWord::Term& term : word.terms)
            json.open('{').member("term", term.term).member("documents", term.documents).close('}');
        json.close(']').member("further_terms", word.further_terms).close('}');
    }
    json.close(']');
}

void write(JsonWriter& json, const QueryExplanation& explanation) {
    json.key("explanation").open('{').member("interpreted", explanation.interpreted);
    write(json, explanation.words);
    if (!explanation.filters.empty()) {
        json.key("filters").open('[');
        for (const FilterExplanation& filter : explanation.filters) {
            json.open('{').member("interpreted", filter.interpreted);
            write(json, filter.words);
            json.close('}');
        }
        json.close(']');
    }
    write_text_or_null(json, "recency", explanation.recency);
    json.close('}');
}

}  // namespace

std::string to_json(const Results& results, std::optional<std::string_view> query_id,
                    const QueryExplanation* explanation) {
    JsonWriter json;
    json.open('{');
    if (query_id) json.member("id", *query_id);
    json.member("query", results.query).member("interpreted", results.interpreted).key("warnings").open('[');
    for (const Warning& warning : results.warnings)
        json.open('{').member("code", to_string(warning.code)).member("message", warning.message).close('}');
    json.close(']').key("total").open('{');
    json.member("value", results.total.value).member("exact", results.total.exact).close('}');
    json.member("took_ms", rounded(results.took_ms));
    if (results.suggestion)
        json.member("suggestion", *results.suggestion);
    else
        json.member("suggestion", nullptr);
    json.key("hits").open('[');
    for (const Hit& hit : results.hits) write(json, hit, !results.indexes.empty());
    json.close(']');
    write_text_or_null(json, "next", results.next);
    if (!results.facets.empty()) {
        write_facets(json, "facets", results.facets, [](JsonWriter& to, const Facet& facet) { write(to, facet); });
        write_facets(json, "facet_statistics", results.facets, write_statistics);
    }
    if (!results.indexes.empty()) {
        json.key("indexes").open('[');
        for (const IndexStatus& status : results.indexes) write(json, status);
        json.close(']');
    }
    if (explanation) write(json, *explanation);
    json.close('}');
    return json.take();
}

std::string to_json(const Explanation& explanation, std::string_view id, std::string_view query) {
    JsonWriter json;
    json.open('{').member("id", id).member("query", query).member("index", explanation.index);
    json.member("found", explanation.is_found).key("clauses").open('[');
    for (const Explanation::Clause& clause : explanation.clauses) {
        json.open('{').member("query", clause.query).member("met", clause.is_met);
        if (clause.is_filter) json.member("filter", true);
        write(json, clause.words);
        json.close('}');
    }
    json.close(']').close('}');
    return json.take();
}

std::string to_json(const std::vector<Completion>& completions, std::string_view typed) {
    JsonWriter json;
    json.open('{').member("typed", typed).key("completions").open('[');
    for (const Completion& completion : completions)
        json.open('{').member("text", completion.text).member("documents", completion.documents).close('}');
    json.close(']').close('}');
    return json.take();
}

std::string to_json(const IndexedDocument& found) {
    const Document& document = found.document;
    JsonWriter json;
    json.open('{').member("id", document.id);
    write_text_or_null(json, "path", found.path);
    json.member("title", document.title).member("title_found", found.is_title_found);
    write_text_or_null(json, "date", document.date);
    write_text_or_null(json, "language", document.language);
    write_fields(json.key("fields"), document.fields);
    json.key("file");
    if (document.file)
        json.open('{').member("modified", document.file->modified).member("size", document.file->size).close('}');
    else
        json.value(nullptr);
    json.member("text", document.text).close('}');
    return json.take();
}

}  // namespace kwic
