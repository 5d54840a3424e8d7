// SPDX-License-Identifier: GPL-2.0-or-later
// Converts the values of fields to the declared types of the fields.
#pragma once

#include "schema/fields.hpp"

#include <kwic/document.hpp>
#include <kwic/fields.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Returns `value` as a value of the type `type`, or nothing if `value` does not fit the type. A string fits a type of
// numbers, booleans or dates if the string can be read as such a value. A number fits `integer` if the number is an
// integer. Every value fits `text`, `keyword` and `stored`; `text` and `keyword` convert the value to a string.
std::optional<FieldValue> converted(const FieldValue& value, FieldType type);

// The values that do not fit the types of their fields.
class TypeConflicts {
public:
    // Converts the values in `document` to the types in `fields`. A value that does not fit becomes a string and is
    // counted.
    void convert(Document& document, const schema::FieldEntries& fields);

    // Returns the conflicts, sorted by field. Each conflict is about one field and one kind of values.
    std::vector<TypeConflict> list() const;

private:
    std::map<std::pair<std::string, std::size_t>, TypeConflict> conflicts_;  // by field and index of the value's kind
};

// Sets the declared types of fields. Returns whether `fields` has changed. Throws Error (invalid_argument) if a name is
// not a name of a field, or if documents of the index already have values of a field with another type.
bool declare_fields(const std::map<std::string, FieldType>& types, schema::FieldEntries& fields);

}  // namespace kwic
