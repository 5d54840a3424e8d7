// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the fields to which names refer: in queries, and in SearchOptions::sort, SearchOptions::facets and
// SearchOptions::fields.
#pragma once

#include "base/ascii_case.hpp"
#include "schema/fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the custom field to which `name` refers: the field with exactly this name or, if there is none, the only
// field whose name differs from `name` only in case. Returns the end of `fields` if there is no such field. A list of
// names must be in ascending order.
schema::FieldEntries::const_iterator named_field(std::string_view name, const schema::FieldEntries& fields);
std::vector<std::string>::const_iterator named_field(std::string_view name, const std::vector<std::string>& fields);

// A name in one of the SearchOptions, and whether the name can be that of a built-in field. A backslash makes the next
// character part of the name; a name with a backslash is always the name of a custom field.
struct FieldReference {
    std::string name;
    bool may_be_built_in = true;

    // Returns whether the reference denotes the built-in field `built_in`, whose name may be written in any case.
    bool is(std::string_view built_in) const { return may_be_built_in && equals_in_any_case(name, built_in); }
};
FieldReference read_field_reference(std::string_view text);

// Returns `built_in` and the names of all `fields`, separated by commas.
std::string known_names(std::string built_in, const schema::FieldEntries& fields);

}  // namespace kwic
