// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The field of this name, in capitals or not: one that every document has, or one of `further`, which are ascending.
std::optional<std::string> known_field(std::string_view name, const std::vector<std::string>& further);

// What is said of another name.
std::string unknown_field_warning(std::string_view name);

}  // namespace kwic
