// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_types.hpp"

#include "base/iso_time.hpp"
#include "base/utf8.hpp"
#include "base/value_text.hpp"
#include "schema/field_values.hpp"
#include "schema/value_key.hpp"
#include "text/fold.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

constexpr std::array<std::pair<FieldType, std::string_view>, 8> type_names = {{
    {FieldType::automatic, "auto"},
    {FieldType::text, "text"},
    {FieldType::keyword, "keyword"},
    {FieldType::integer, "integer"},
    {FieldType::real, "real"},
    {FieldType::boolean, "boolean"},
    {FieldType::date, "date"},
    {FieldType::stored, "stored"},
}};

std::optional<Number> number_in(const FieldValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? parse_number(*text) : number_of(value);
}

std::optional<FieldValue> as_integer(const FieldValue& value) {
    const auto number = number_in(value);
    if (!number) return {};
    const Number exact = number_of_key(number_key(*number));  // an integer, if the number is one
    return std::holds_alternative<std::int64_t>(exact) ? std::optional(value_of(exact)) : std::nullopt;
}

std::optional<FieldValue> as_boolean(const FieldValue& value) {
    if (std::holds_alternative<bool>(value)) return value;
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return {};
    const std::string word = fold(*text);
    if (word != "true" && word != "false") return {};
    return word == "true";
}

}  // namespace

std::string_view field_type_name(FieldType type) {
    for (const auto& [known, name] : type_names)
        if (known == type) return name;
    return {};
}

std::optional<FieldType> parse_field_type(std::string_view name) {
    for (const auto& [type, known] : type_names)
        if (known == name) return type;
    return {};
}

std::optional<FieldValue> converted(const FieldValue& value, FieldType type) {
    switch (type) {
        case FieldType::automatic:
        case FieldType::stored:
            return value;
        case FieldType::text:
        case FieldType::keyword:
            return value_text(value);
        case FieldType::integer:
            return as_integer(value);
        case FieldType::real: {
            const auto number = number_in(value);
            return number ? std::optional(value_of(*number)) : std::nullopt;
        }
        case FieldType::boolean:
            return as_boolean(value);
        case FieldType::date:
            return date_of(value, type) ? std::optional(value) : std::nullopt;
    }
    return {};
}

void TypeConflicts::convert(Document& document, const schema::FieldEntries& fields) {
    constexpr std::size_t max_shown_bytes = 64;
    for (Field& field : document.fields) {
        const auto entry = fields.find(field.name);
        if (entry == fields.end() || entry->second.type == FieldType::automatic) continue;
        if (auto fitting = converted(field.value, entry->second.type)) {
            field.value = std::move(*fitting);
            continue;
        }
        const std::pair key(field.name, field.value.index());
        std::string text = value_text(field.value);
        const auto [conflict, is_new] = conflicts_.try_emplace(key);
        if (is_new) conflict->second = {field.name, entry->second.type, std::string(clip(text, max_shown_bytes)), 0};
        ++conflict->second.count;
        field.value = std::move(text);
    }
}

std::vector<TypeConflict> TypeConflicts::list() const {
    std::vector<TypeConflict> list;
    for (const auto& [key, conflict] : conflicts_) list.push_back(conflict);
    return list;
}

bool declare_fields(const std::map<std::string, FieldType>& types, schema::FieldEntries& fields) {
    bool is_changed = false;
    for (const auto& [name, type] : types) {
        if (!schema::is_field_name(name))
            throw Error(ErrorCode::invalid_argument, "'" + name + "' is not a field name");
        schema::FieldEntry& entry = schema::field_entry(name, fields);
        if (entry.type == type) continue;
        if (entry.kinds != 0)
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("the field '{}' has the type {} in the documents of the index: rebuild the index "
                                    "to give it the type {}",
                                    name, field_type_name(entry.type), field_type_name(type)));
        entry.type = type;
        is_changed = true;
    }
    return is_changed;
}

}  // namespace kwic
