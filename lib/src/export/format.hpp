// SPDX-License-Identifier: GPL-2.0-or-later
// The formats of Exporter, and functions that several formats use.
//
// Every format exports the id, title, text, date and language of a document, but ndjson omits a title that was found in
// the text. The formats for other engines also export the path and the modification time of files.
//
// In the formats for other engines, the names of custom fields cannot conflict with the names of other members: the
// format of Vespa adds a prefix to the names of custom fields, and the other formats put the fields into an object.
#pragma once

#include <kwic/index_reader.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::exporting {

using Json = nlohmann::ordered_json;

// The type that the schema of another engine gives to a field.
enum class ExportType { text, date, integer, real, boolean };

// The kinds of values that a field has in the documents of the index.
struct FieldKind {
    unsigned kinds = 0;       // bits of schema::FieldKind; a string is a date only if all engines can read it
    bool several = false;     // some documents have several values
    ExportType type() const;  // `text` if the kinds differ, unless they are only integer and real
};

using FieldKinds = std::map<std::string, FieldKind, std::less<>>;

// Determines the kinds of all fields. Reads all documents, unless the index has never contained a document with custom
// fields.
FieldKinds field_kinds(const IndexReader& reader);

// A format consists of a function that converts a document to lines, and of a schema.
struct Format {
    std::function<std::vector<Json>(IndexedDocument)> lines;
    std::string schema_name;  // file name of the schema; empty if the format has no schema
    std::string schema;
};

Format ndjson_format();
Format opensearch_format(const std::string& collection, const FieldKinds& kinds);
Format quickwit_format(const std::string& collection, const FieldKinds& kinds);
Format vespa_format(const std::string& collection, const FieldKinds& kinds);
Format manticore_format(const std::string& collection);

// Returns the id of the document as UTF-8 of at most `max_bytes` bytes. Invalid bytes of the id become U+FFFD, and an
// id that is too long is cut. `#` and a hash of the original id are appended to each changed id, so that ids stay
// unique.
std::string portable_id(const IndexedDocument& found, std::size_t max_bytes);

// Returns `fitted`, a changed form of the document's id, followed by `#` and a hash of the original id.
std::string with_key(std::string fitted, const IndexedDocument& found);

// Returns `bytes` as UTF-8, with U+FFFD for invalid bytes.
std::string portable_text(std::string_view bytes);

// Adds the members `path` and `modified` if the document is a file. `time` converts the seconds since 1970 to the value
// of `modified`.
void add_file(Json& members, const IndexedDocument& found, const std::function<Json(std::int64_t)>& time);

// These functions convert seconds since 1970 to a JSON value: time_text() to a text such as `2023-07-19T08:00:00Z`, and
// time_number() to a number.
Json time_text(std::int64_t seconds);
Json time_number(std::int64_t seconds);

// Adds a member with the name `name` and the value `text`, unless `text` is empty.
void add_text(Json& members, const char* name, std::string text);

// Returns a date as a number for sorting: 20230719 for a day, 20230700 for a month, and 20230000 for a year. The number
// is for engines whose dates must have a day.
std::int64_t date_number(std::string_view date);

// Returns `date` if all engines can read it, otherwise only the day of `date`.
std::string portable_date(std::string date);

// Returns an object with a member for each custom field. If a field has several values, the member is a list of these
// values.
Json user_fields(const Document& document);

// Returns the custom fields as user_fields() does, but with a single type per field, which `kinds` determines. Numbers
// and booleans become strings in a field of the type `text`, and all values of a field become lists if any document has
// several values.
Json typed_fields(const Document& document, const FieldKinds& kinds);

}  // namespace kwic::exporting
