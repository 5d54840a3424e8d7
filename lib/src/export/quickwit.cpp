// SPDX-License-Identifier: GPL-2.0-or-later
// The format of Quickwit: documents for the ingest API, and an index configuration. The configuration names no
// timestamp field, because Quickwit would then reject documents without a timestamp. The field `date` is a text,
// because a date may be only a year. The field `date_number` is the same date as a number for sorting.
#include "export/format.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic::exporting {
namespace {

// Returns the mapping of a field that is searched by its complete value.
Json whole(const std::string& name, const std::string& type = "text") {
    return {{"name", name}, {"type", type}, {"tokenizer", "raw"}, {"fast", true}};
}

// Returns the mapping of a field that is searched by its words.
Json words(const std::string& name, const std::string& type = "text") {
    return {{"name", name}, {"type", type}, {"tokenizer", "default"}, {"record", "position"}, {"fieldnorms", true}};
}

Json user_field(const std::string& name, const FieldKind& kind) {
    const auto type = [&](std::string one) { return kind.several ? "array<" + one + ">" : one; };
    switch (kind.type()) {
        case ExportType::text:
            return words(name, type("text"));
        case ExportType::date:  // a text, like the field `date`
            return whole(name, type("text"));
        case ExportType::integer:
            return {{"name", name}, {"type", type("i64")}, {"fast", true}};
        case ExportType::real:
            return {{"name", name}, {"type", type("f64")}, {"fast", true}};
        case ExportType::boolean:
            break;
    }
    return {{"name", name}, {"type", type("bool")}, {"fast", true}};
}

Json index_config(const std::string& collection, const FieldKinds& kinds) {
    const Json modified = {{"name", "modified"},
                           {"type", "datetime"},
                           {"input_formats", Json::array({"rfc3339"})},
                           {"output_format", "rfc3339"},
                           {"fast", true}};
    Json mappings = Json::array({whole("id"),
                                 words("title"),
                                 words("text"),
                                 whole("date"),
                                 {{"name", "date_number"}, {"type", "i64"}, {"fast", true}},
                                 whole("language"),
                                 whole("path"),
                                 modified});
    if (!kinds.empty()) {
        Json fields = Json::array();
        for (const auto& [name, kind] : kinds) fields.push_back(user_field(name, kind));
        mappings.push_back({{"name", "fields"}, {"type", "object"}, {"field_mappings", std::move(fields)}});
    }
    return {{"version", "0.8"},
            {"index_id", collection},
            {"doc_mapping", {{"mode", "lenient"}, {"field_mappings", std::move(mappings)}}},
            {"search_settings", {{"default_search_fields", Json::array({"title", "text"})}}}};
}

}  // namespace

Format quickwit_format(const std::string& collection, const FieldKinds& kinds) {
    Format format;
    format.schema_name = "index-config.json";
    format.schema = index_config(collection, kinds).dump(2) + '\n';
    format.lines = [kinds](IndexedDocument found) {
        Document& document = found.document;
        Json line = {{"id", portable_id(found, SIZE_MAX)}};
        add_text(line, "title", std::move(document.title));
        line["text"] = std::move(document.text);
        if (!document.date.empty()) line["date_number"] = date_number(document.date);
        add_text(line, "date", std::move(document.date));
        add_text(line, "language", std::move(document.language));
        add_file(line, found, time_text);
        if (Json fields = typed_fields(document, kinds); !fields.empty()) line["fields"] = std::move(fields);
        return std::vector<Json>{std::move(line)};
    };
    return format;
}

}  // namespace kwic::exporting
