// SPDX-License-Identifier: GPL-2.0-or-later
// Names of fields in a query: known_field() distinguishes the name of a field from any other word before a colon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns `name` in lower case if a built-in field or a custom field has this name; otherwise returns nothing.
// `further` are the lower-case names of the custom fields, ascending.
std::optional<std::string> known_field(std::string_view name, const std::vector<std::string>& further);

// Returns whether `field` is `path`, `ext` or `lang`. The index stores the values of these fields as keyword terms,
// which have no positions.
bool is_keyword_field(std::string_view field);

// Returns the warning that no field has the name `name`.
std::string unknown_field_warning(std::string_view name);

}  // namespace kwic
