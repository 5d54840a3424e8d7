// SPDX-License-Identifier: GPL-2.0-or-later
// The formats of Exporter, and the parts of which they are made.
//
// All give the id, title, text, date and language as a search shows them; the engines also the path and the time of
// change of files, and user fields in a place of their own, where their names cannot clash.
#pragma once

#include <kwic/index_reader.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::exporting {

using Json = nlohmann::ordered_json;

// What the values of a user field are, in all documents: an engine's field has one type.
struct FieldKind {
    bool numbers = false;
    bool strings = false;
    bool several = false;  // in one document
};

using FieldKinds = std::map<std::string, FieldKind, std::less<>>;

// Looks at the fields of all documents, if there are any.
FieldKinds field_kinds(const IndexReader& reader);

struct Format {
    std::function<std::vector<Json>(IndexedDocument)> lines;
    std::string schema_name;  // of a file; empty: the format has no schema
    std::string schema;
};

Format ndjson_format();
Format opensearch_format(const std::string& collection, const FieldKinds& kinds);
Format quickwit_format(const std::string& collection, const FieldKinds& kinds);
Format vespa_format(const std::string& collection, const FieldKinds& kinds);
Format manticore_format(const std::string& collection);

// The parts.

// The id as UTF-8 of at most `most` bytes. Where it has other bytes or is longer, these become U+FFFD or are cut off,
// and `#` and a hash of the whole id follow, so that no two documents get the same one.
std::string portable_id(const IndexedDocument& found, std::size_t most);

// `fitted`, made of the id, with `#` and the hash behind it.
std::string with_key(std::string fitted, const IndexedDocument& found);

// The same without a hash, for what need not be unique.
std::string portable_text(std::string_view bytes);

// Members `path` and `modified` (by `time`) of files.
void add_file(Json& members, const IndexedDocument& found, const std::function<Json(std::int64_t)>& time);

// `2023-07-19T08:00:00Z`, and as it is, of seconds since 1970.
Json time_text(std::int64_t seconds);
Json time_number(std::int64_t seconds);

// A member `name` unless the text is empty.
void add_text(Json& members, const char* name, std::string text);

// 20230719; 20230700 of a month and 20230000 of a year. For engines whose dates are days.
std::int64_t date_number(std::string_view date);

// Name -> value, or list of values where there are several; numbers that JSON has not (NaN) are left out.
Json user_fields(const Document& document);

// The same, of one type as `kinds` has it: numbers become strings where a field has both, and lists are lists always.
Json typed_fields(const Document& document, const FieldKinds& kinds);

}  // namespace kwic::exporting
