// SPDX-License-Identifier: GPL-2.0-or-later
// FieldValues makes the terms and the value slots of the custom fields of a document, except the terms of words.
#pragma once

#include "schema/fields.hpp"
#include "schema/posting_sink.hpp"
#include "schema/value_key.hpp"

#include <kwic/document.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kwic {

// Returns the number in `value`, or nothing if `value` is a string or a boolean.
std::optional<Number> number_of(const FieldValue& value);

// Returns `number` as a FieldValue.
FieldValue value_of(const Number& number);

// Returns the kind of `value` in a field of the type `type`.
schema::FieldKind kind_of(const FieldValue& value, FieldType type);

// Returns the instant by which queries find `value` in a field of the type `type`. Returns nothing unless `value` is a
// string that is a date and the type is `date` or `automatic`.
std::optional<Instant> date_of(const FieldValue& value, FieldType type);

// Returns the text whose words are terms of a field of the type `type`. The text is empty for a number.
std::string words_of_value(const FieldValue& value, FieldType type);

// Returns whether facets count this string of FieldSlot::strings: it must not be empty or longer than
// max_facet_value_bytes.
bool is_facet_value(std::string_view text);

class FieldValues {
public:
    // Adds a value. `entry` is the entry of the field.
    void add(const Field& field, const schema::FieldEntry& entry);

    // Writes the terms and the values of all fields to `sink`.
    void write(PostingSink& sink) const;

private:
    struct Values {
        schema::FieldEntry entry = {};
        std::set<std::string> numbers;  // keys
        std::set<std::string> dates;    // keys
        std::string strings;            // as append_string() writes them
        std::set<std::string> exact_terms;
    };
    std::map<std::string, Values, std::less<>> fields_;
};

}  // namespace kwic
