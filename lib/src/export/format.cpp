// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/format.hpp"

#include "base/date.hpp"
#include "base/iso_time.hpp"
#include "base/utf8.hpp"
#include "base/value_text.hpp"
#include "schema/field_values.hpp"

#include <kwic/decode.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kwic::exporting {
namespace {

Json value_of(const Field& field) {
    return std::visit([](const auto& value) { return Json(value); }, field.value);
}

constexpr std::size_t day_bytes = 10;  // of YYYY-MM-DD

// Returns whether `text` has the form YYYY, YYYY-MM or YYYY-MM-DD, or is a time of RFC 3339 whose seconds and zone may
// be missing. All engines can read these forms.
bool is_common_date(const std::string& text) {
    static const std::regex time(R"(.{10}T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)");
    constexpr std::size_t max_bytes = 40;
    if (text.size() <= day_bytes) return parse_date(text).has_value();
    return text.size() <= max_bytes && parse_iso_time(text) && std::regex_match(text, time);
}

schema::FieldKind kind_of_exported(const FieldValue& value) {
    const schema::FieldKind kind = kind_of(value, FieldType::automatic);
    return kind != schema::has_dates || is_common_date(std::get<std::string>(value)) ? kind : schema::has_strings;
}

}  // namespace

ExportType FieldKind::type() const {
    if (kinds == schema::has_dates) return ExportType::date;
    if (kinds == schema::has_booleans) return ExportType::boolean;
    if (kinds == schema::has_integers) return ExportType::integer;
    return (kinds & ~(schema::has_integers | schema::has_reals)) == 0 ? ExportType::real : ExportType::text;
}

FieldKinds field_kinds(const IndexReader& reader) {
    FieldKinds kinds;
    if (reader.field_names().empty()) return kinds;
    reader.for_each(
        [&](const IndexedDocument& found) {
            std::map<std::string_view, std::size_t> counts;
            for (const Field& field : found.document.fields) {
                FieldKind& kind = kinds[field.name];
                kind.kinds |= kind_of_exported(field.value);
                kind.several |= ++counts[field.name] > 1;
            }
        },
        false);
    return kinds;
}

std::string portable_text(std::string_view bytes) { return decode_text(bytes, "UTF-8").text; }

std::string with_key(std::string fitted, const IndexedDocument& found) {
    return std::move(fitted) + fmt::format("#{:016x}", found.key);
}

std::string portable_id(const IndexedDocument& found, std::size_t max_bytes) {
    constexpr std::size_t key_bytes = 17;
    std::string id = portable_text(found.document.id);
    if (id == found.document.id && id.size() <= max_bytes) return id;
    return with_key(std::string(clip(id, max_bytes - key_bytes)), found);
}

Json time_text(std::int64_t seconds) { return fmt::format("{:%FT%TZ}", fmt::gmtime(std::time_t{seconds})); }

Json time_number(std::int64_t seconds) { return seconds; }

void add_file(Json& members, const IndexedDocument& found, const std::function<Json(std::int64_t)>& time) {
    if (!found.document.file) return;
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    add_text(members, "path", portable_text(found.path));
    members["modified"] = time(found.document.file->modified / nanoseconds);
}

void add_text(Json& members, const char* name, std::string text) {
    if (!text.empty()) members[name] = std::move(text);
}

std::int64_t date_number(std::string_view date) {
    std::int64_t number = 0;
    int digits = 0;
    for (const char c : date.substr(0, day_bytes)) {
        if (c == '-') continue;
        number = number * 10 + (c - '0');
        ++digits;
    }
    for (; digits < 8; ++digits) number *= 10;
    return number;
}

std::string portable_date(std::string date) {
    if (!is_common_date(date)) date.resize(std::min(date.size(), day_bytes));
    return date;
}

Json user_fields(const Document& document) {
    Json members = Json::object();
    for (const Field& field : document.fields) {
        Json& member = members[field.name];
        if (member.is_null()) {
            member = value_of(field);
            continue;
        }
        if (!member.is_array()) member = Json::array({std::exchange(member, nullptr)});
        member.push_back(value_of(field));
    }
    return members;
}

Json typed_fields(const Document& document, const FieldKinds& kinds) {
    Json members = Json::object();
    for (const Field& field : document.fields) {
        const auto kind = kinds.find(field.name);
        if (kind == kinds.end()) continue;
        Json value = kind->second.type() == ExportType::text ? Json(value_text(field.value)) : value_of(field);
        if (kind->second.several)
            members[field.name].push_back(std::move(value));
        else
            members[field.name] = std::move(value);
    }
    return members;
}

}  // namespace kwic::exporting
