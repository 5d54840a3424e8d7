// SPDX-License-Identifier: GPL-2.0-or-later
// parse_query() with a parameter that states how to read a string that does not fit the grammar.
#pragma once

#include "query/scanner.hpp"

#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Parses a query string. For `fields` see parse_query() in kwic/query.hpp, which is this function with
// Reading::forgiving.
ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields, Reading reading);

}  // namespace kwic
