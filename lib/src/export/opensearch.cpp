// SPDX-License-Identifier: GPL-2.0-or-later
// The format of OpenSearch and Elasticsearch. Each document becomes an action line and a source line for the bulk API.
// The schema is the body of the request that creates the index.
#include "export/format.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic::exporting {
namespace {

constexpr std::size_t max_id_bytes = 512;

// Lucene rejects terms of more than 32,766 bytes. The value of `ignore_above` is in characters, which have up to 4
// bytes.
Json keyword() { return {{"type", "keyword"}, {"ignore_above", 8191}}; }

// Returns the mapping of a field that is searched by its words and, as `NAME.keyword`, by its complete value.
Json text_and_keyword() { return {{"type", "text"}, {"fields", {{"keyword", keyword()}}}}; }

// Returns the mapping of a field whose values are times or dates of the forms YYYY, YYYY-MM and YYYY-MM-DD.
Json date() { return {{"type", "date"}, {"format", "strict_date_optional_time"}}; }

Json mapping(ExportType type) {
    switch (type) {
        case ExportType::text:
            return text_and_keyword();
        case ExportType::date:
            return date();
        case ExportType::integer:
            return {{"type", "long"}};
        case ExportType::real:
            return {{"type", "double"}};
        case ExportType::boolean:
            break;
    }
    return {{"type", "boolean"}};
}

Json index_body(const FieldKinds& kinds) {
    Json fields = Json::object();
    for (const auto& [name, kind] : kinds) fields[name] = mapping(kind.type());
    Json properties = {{"title", text_and_keyword()}, {"text", {{"type", "text"}}}, {"date", date()},
                       {"language", keyword()},       {"path", keyword()},          {"modified", date()}};
    if (!fields.empty()) properties["fields"] = {{"properties", std::move(fields)}};
    return {{"mappings", {{"properties", std::move(properties)}}}};
}

}  // namespace

Format opensearch_format(const std::string& collection, const FieldKinds& kinds) {
    Format format;
    format.schema_name = "index.json";
    format.schema = index_body(kinds).dump(2) + '\n';
    format.lines = [collection, kinds](IndexedDocument found) {
        Document& document = found.document;
        Json action = {{"index", {{"_index", collection}, {"_id", portable_id(found, max_id_bytes)}}}};
        Json source = Json::object();
        add_text(source, "title", std::move(document.title));
        source["text"] = std::move(document.text);
        add_text(source, "date", portable_date(std::move(document.date)));
        add_text(source, "language", std::move(document.language));
        add_file(source, found, time_text);
        if (Json fields = typed_fields(document, kinds); !fields.empty()) source["fields"] = std::move(fields);
        return std::vector<Json>{std::move(action), std::move(source)};
    };
    return format;
}

}  // namespace kwic::exporting
