// SPDX-License-Identifier: GPL-2.0-or-later
// Names of fields in a query. Query::field is the name of a built-in field (`date`, `ext`, `lang`, `path`, `title`), or
// a reference to a custom field. The reference is the name of the field. If the name begins with `\`, or is the name of
// a built-in field in any case, the reference has a `\` before the name.
//
// In a query string, a `\` makes the next character a part of the name. A `\` at the beginning also shows that the
// field is a custom field. So `\date:x` searches the custom field `date`, and `user\ name:x` searches the custom field
// `user name`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the field to which `reference` refers, in the form of Query::field: a built-in field, in lower case, or the
// custom field that named_field() finds. Returns nothing if there is no such field. `further` are the names of the
// custom fields, ascending.
std::optional<std::string> known_field(std::string_view reference, const std::vector<std::string>& further);

// Returns whether `reference` is the name of a built-in field, in any case.
bool is_built_in(std::string_view reference);

// Returns the name of the custom field to which `reference` refers.
std::string custom_name(std::string_view reference);

// Returns the reference to the field that `typed`, the part of a query string before a colon, denotes. The field may be
// unknown.
std::string reference_of(std::string_view typed);

// Returns the text of a query string that denotes the field `reference`, without the colon.
std::string written_field(std::string_view reference);

// Returns the offset of the first colon in `text` that has no `\` before it, or npos if there is no such colon. This
// colon ends the name of a field at the beginning of `text`.
std::size_t name_end(std::string_view text);

// Returns whether `field` is `path`, `ext` or `lang`. The index stores the values of these fields as keyword terms,
// which have no positions.
bool is_keyword_field(std::string_view field);

// Returns the warning that no field has the name `name`.
std::string unknown_field_warning(std::string_view name);

}  // namespace kwic
