// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_values.hpp"

#include "base/bytes.hpp"
#include "base/iso_time.hpp"
#include "base/utf8.hpp"
#include "base/value_text.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace kwic {
namespace {

using schema::FieldSlot;

// Writes the keys of the numbers or the dates of a field. The smallest key becomes the value of the slot `smallest`.
// The other keys become the value of the slot `further`, and terms that `further_term` makes.
template <class FurtherTerm>
void write_keys(const std::set<std::string>& keys, Xapian::valueno smallest, Xapian::valueno further,
                FurtherTerm further_term, PostingSink& sink) {
    std::string others;
    for (const std::string& key : keys) {
        if (key == *keys.begin()) continue;
        append_string(others, key);
        sink.term(further_term(key), 0);
    }
    if (!keys.empty()) sink.value(smallest, *keys.begin());
    if (!others.empty()) sink.value(further, others);
}

}  // namespace

std::optional<Number> number_of(const FieldValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return {};
}

FieldValue value_of(const Number& number) {
    return std::visit([](const auto& each) { return FieldValue(each); }, number);
}

schema::FieldKind kind_of(const FieldValue& value, FieldType type) {
    if (std::holds_alternative<std::int64_t>(value)) return schema::has_integers;
    if (std::holds_alternative<double>(value)) return schema::has_reals;
    if (std::holds_alternative<bool>(value)) return schema::has_booleans;
    return date_of(value, type) ? schema::has_dates : schema::has_strings;
}

std::optional<Instant> date_of(const FieldValue& value, FieldType type) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text || (type != FieldType::automatic && type != FieldType::date)) return {};
    const auto range = parse_iso_time(*text);
    return range ? std::optional(range->first) : std::nullopt;
}

std::string words_of_value(const FieldValue& value, FieldType type) {
    if (number_of(value) || type == FieldType::keyword || type == FieldType::stored) return {};
    return value_text(value);
}

bool is_facet_value(std::string_view text) { return !text.empty() && text.size() <= schema::max_facet_value_bytes; }

void FieldValues::add(const Field& field, const schema::FieldEntry& entry) {
    if (entry.type == FieldType::stored) return;
    Values& values = fields_[field.name];
    values.entry = entry;
    if (entry.type == FieldType::text) return;
    if (const auto number = number_of(field.value)) {
        const std::string key = number_key(*number);
        values.exact_terms.insert(schema::exact_number_term(field.name, key));
        values.numbers.insert(key);
    } else {
        const std::string text = value_text(field.value);
        values.exact_terms.insert(schema::exact_term(field.name, text));
        append_string(values.strings, clip(text, schema::max_listed_bytes));
    }
    if (const auto date = date_of(field.value, entry.type)) values.dates.insert(date_key(*date));
}

void FieldValues::write(PostingSink& sink) const {
    for (const auto& [name, values] : fields_) {
        const auto slot = [&entry = values.entry](FieldSlot which) { return entry.slot(which); };
        sink.term(schema::presence_term(name), 0);
        for (const std::string& term : values.exact_terms) sink.term(term, 0);
        write_keys(
            values.numbers, slot(FieldSlot::number), slot(FieldSlot::further_numbers),
            [&name = name](const std::string& key) { return schema::further_number_term(name, key); }, sink);
        write_keys(
            values.dates, slot(FieldSlot::date), slot(FieldSlot::further_dates),
            [&name = name](const std::string& key) { return schema::further_date_term(name, key); }, sink);
        if (!values.strings.empty()) sink.value(slot(FieldSlot::strings), values.strings);
    }
}

}  // namespace kwic
