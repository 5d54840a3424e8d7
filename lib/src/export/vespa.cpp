// SPDX-License-Identifier: GPL-2.0-or-later
// The format of Vespa: put operations, and a schema. Vespa rejects documents whose ids or texts contain certain
// characters, such as form feeds; refused() finds these characters. In Vespa, the names of fields must be identifiers.
#include "export/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::exporting {
namespace {

using FieldNames = std::map<std::string, std::string, std::less<>>;  // from names in kwic to names in Vespa

// Returns the size in bytes of the first character of `text` if Vespa rejects this character, else 0. `text` must be
// valid UTF-8. Vespa rejects the noncharacters U+FDD0 to U+FDDF, the last two code points of each plane after the first
// (U+1FFFE, U+1FFFF, U+2FFFE, ...), and the control characters below U+0020 except tab, line feed and carriage return.
std::size_t refused(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x20) return text[0] == '\t' || text[0] == '\n' || text[0] == '\r' ? 0 : 1;
    if (byte(0) == 0xef && byte(1) == 0xb7 && byte(2) >= 0x90 && byte(2) <= 0x9f) return 3;  // U+FDD0 to U+FDDF
    if (byte(0) >= 0xf0 && (byte(1) & 0x0f) == 0x0f && byte(2) == 0xbf && byte(3) >= 0xbe) return 4;  // U+1FFFE, ...
    return 0;
}

// Returns `text` with U+FFFD in place of each character that Vespa rejects.
std::string text_characters(std::string text) {
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = first >= 0x20 && first < 0xef ? 0 : refused(std::string_view(text).substr(at));
        if (bytes > 0) {
            result.append(text, from, at - from).append("\uFFFD");
            from = at + bytes;
        }
        at += std::max<std::size_t>(bytes, 1);
    }
    return from == 0 ? std::move(text) : result.append(text, from);
}

std::string document_id(const IndexedDocument& found) {
    std::string id = portable_id(found, SIZE_MAX);
    std::string fitted = text_characters(id);
    return fitted == id ? id : with_key(std::move(fitted), found);
}

// Returns the names that the fields have in Vespa: `price` becomes `field_price`, and `unit-price` becomes
// `field_unit_price`. `_` replaces each byte that is neither an ASCII letter nor a digit. If another field already has
// the new name, `_` is appended to the new name until no other field has the same name.
FieldNames field_names(const FieldKinds& kinds) {
    FieldNames names;
    std::set<std::string> taken;
    for (const auto& [field, kind] : kinds) {
        std::string name = "field_" + field;
        std::replace_if(
            name.begin(), name.end(),
            [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')); }, '_');
        while (!taken.insert(name).second) name += '_';
        names[field] = std::move(name);
    }
    return names;
}

Json cleaned(Json value) {
    if (value.is_string()) return text_characters(value.get<std::string>());
    if (value.is_array())
        for (Json& element : value) element = cleaned(std::move(element));
    return value;
}

std::string schema_field(std::string_view name, std::string_view type, std::string_view indexing,
                         std::string_view more = "") {
    return fmt::format("        field {} type {} {{\n            indexing: {}\n{}        }}\n", name, type, indexing,
                       more);
}

std::string_view type_name(ExportType type) {
    switch (type) {
        case ExportType::integer:
            return "long";
        case ExportType::real:
            return "double";
        case ExportType::boolean:
            return "bool";
        case ExportType::text:
        case ExportType::date:
            break;
    }
    return "string";
}

std::string schema(const std::string& collection, const FieldKinds& kinds, const FieldNames& names) {
    constexpr std::string_view attribute = "summary | attribute";
    constexpr std::string_view bm25 = "            index: enable-bm25\n";
    // The field `language` comes first, because it determines the language of the fields after it.
    std::string fields = schema_field("language", "string", "set_language | summary | attribute");
    fields += schema_field("title", "string", "summary | index", bm25);
    fields += schema_field("text", "string", "summary | index", bm25);
    fields += schema_field("date", "string", attribute);
    fields += schema_field("date_number", "int", attribute);
    fields += schema_field("path", "string", attribute);
    fields += schema_field("modified", "long", attribute);
    for (const auto& [field, kind] : kinds) {
        const std::string_view one = type_name(kind.type());
        fields += schema_field(names.at(field), kind.several ? fmt::format("array<{}>", one) : std::string(one),
                               kind.type() == ExportType::text ? "summary | index | attribute" : attribute);
    }
    return fmt::format(R"(schema {0} {{
    document {0} {{
{1}    }}
    fieldset default {{
        fields: title, text
    }}
    rank-profile default {{
        first-phase {{
            expression: bm25(title) + bm25(text)
        }}
    }}
}}
)",
                       collection, fields);
}

}  // namespace

Format vespa_format(const std::string& collection, const FieldKinds& kinds) {
    const FieldNames names = field_names(kinds);
    Format format;
    format.schema_name = collection + ".sd";
    format.schema = schema(collection, kinds, names);
    format.lines = [collection, kinds, names](IndexedDocument found) {
        Document& document = found.document;
        Json put = {{"put", fmt::format("id:{0}:{0}::{1}", collection, document_id(found))}};
        Json fields = Json::object();
        add_text(fields, "language", std::move(document.language));
        add_text(fields, "title", text_characters(std::move(document.title)));
        fields["text"] = text_characters(std::move(document.text));
        if (!document.date.empty()) fields["date_number"] = date_number(document.date);
        add_text(fields, "date", std::move(document.date));
        add_file(fields, found, time_number);
        if (fields.contains("path")) fields["path"] = cleaned(std::move(fields["path"]));
        const Json own = typed_fields(document, kinds);
        for (const auto& [name, value] : own.items()) fields[names.at(name)] = cleaned(value);
        put["fields"] = std::move(fields);
        return std::vector<Json>{std::move(put)};
    };
    return format;
}

}  // namespace kwic::exporting
