// SPDX-License-Identifier: GPL-2.0-or-later
// Results -> one JSON object on one line. Its members and their order are a contract with scripts.
#include "text/harmful.hpp"
#include "text/utf8.hpp"

#include <kwic/json.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <utility>

namespace kwic {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

// Keeps the digits that mean something: a nanosecond, and more of a score than any ranking needs.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

Json to_json(const std::vector<Span>& spans) {
    Json ranges = Json::array();
    for (const Span& span : spans) ranges.push_back(Json::array({span.begin, span.end}));
    return ranges;
}

Json to_json(const Snippet& snippet) {
    return {{"text", snippet.text},
            {"highlights", to_json(snippet.highlights)},
            {"offset", snippet.offset},
            {"line", snippet.line}};
}

Json to_json(const NearDocument& near, bool names_index) {
    Json json = Json::object();
    if (names_index) json["index"] = near.index;
    json.update(
        {{"id", near.id}, {"path", text_or_null(near.path)}, {"title", near.title}, {"score", rounded(near.score)}});
    return json;
}

Json to_json(const Hit& hit, bool names_index) {
    Json snippets = Json::array();
    for (const Snippet& snippet : hit.snippets) snippets.push_back(to_json(snippet));
    Json json = {{"rank", hit.rank}};
    if (names_index) json["index"] = hit.index;
    json.update({{"id", hit.id},
                 {"path", text_or_null(hit.path)},
                 {"title", hit.title},
                 {"score", rounded(hit.score)},
                 {"date", text_or_null(hit.date)},
                 {"language", text_or_null(hit.language)},
                 {"partial", hit.partial},
                 {"snippets", std::move(snippets)}});
    for (const FieldMatch& field : hit.fields)
        json["fields"].push_back(
            {{"name", field.name}, {"value", field.value}, {"highlights", to_json(field.highlights)}});
    for (const NearDocument& near : hit.near) json["near"].push_back(to_json(near, names_index));
    return json;
}

Json to_json(const IndexStatus& status) {
    Json json = {{"index", status.index}, {"ok", status.ok}};
    if (!status.ok) json["error"] = status.error;
    return json;
}

Json to_json(const Facet& facet) {
    Json values = Json::array();
    for (const Facet::Value& value : facet.values) {
        values.push_back({{"value", value.value}, {"count", value.count}});
        if (!facet.exact) values.back()["estimated"] = true;
    }
    return values;
}

// JSON lets some characters stand in strings that may steer a terminal; as \u escapes they mean the same.
std::string harmless(std::string json) {
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t begin = at;
        const std::int32_t character = next_character(json, at);
        if (!is_harmful(character)) continue;
        result.append(json, copied, begin - copied) += fmt::format("\\u{:04x}", character);
        copied = at;
    }
    return copied == 0 ? std::move(json) : result.append(json, copied);
}

}  // namespace

std::string to_json(const Results& results, std::optional<std::string_view> query_id) {
    Json answer;
    if (query_id) answer["id"] = *query_id;
    answer["query"] = results.query;
    answer["interpreted"] = results.interpreted;
    answer["warnings"] = results.warnings;
    answer["total"] = {{"value", results.total.value}, {"exact", results.total.exact}};
    answer["took_ms"] = rounded(results.took_ms);
    answer["suggestion"] = results.suggestion ? Json(*results.suggestion) : Json();
    answer["hits"] = Json::array();
    for (const Hit& hit : results.hits) answer["hits"].push_back(to_json(hit, !results.indexes.empty()));
    answer["next"] = text_or_null(results.next);
    for (const Facet& facet : results.facets) answer["facets"][facet.field] = to_json(facet);
    for (const IndexStatus& status : results.indexes) answer["indexes"].push_back(to_json(status));
    return harmless(answer.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace kwic
