// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the names of fields in SearchOptions::sort, SearchOptions::facets and SearchOptions::fields.
#pragma once

#include "schema/fields.hpp"

#include <string>
#include <string_view>

namespace kwic {

// A name and whether the name can be that of a built-in field. A backslash makes the next character part of the name;
// a name with a backslash is always the name of a custom field.
struct FieldReference {
    std::string name;
    bool may_be_built_in = true;
};
FieldReference read_field_reference(std::string_view text);

// Returns the names `built_in` and of all `fields`, with commas between them.
std::string known_names(std::string built_in, const schema::FieldEntries& fields);

}  // namespace kwic
