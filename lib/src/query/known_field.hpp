// SPDX-License-Identifier: GPL-2.0-or-later
// Names of fields in a query: known_field() tells fields of the index from words before a colon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the field of this name in lower case: a built-in one or one of `further`, which are ascending; nothing if
// there is none. Capitals in `name` make no difference.
std::optional<std::string> known_field(std::string_view name, const std::vector<std::string>& further);

// Returns the warning for a name for which known_field() returns nothing.
std::string unknown_field_warning(std::string_view name);

}  // namespace kwic
