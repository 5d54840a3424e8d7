// SPDX-License-Identifier: GPL-2.0-or-later
// check_tree(): a query tree from an application -> a query tree of the form that the parser returns, and warnings.
#pragma once

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// Returns `query` with the corrections that the parser would make: names of unknown fields become words, invalid ranges
// are left out, and the limits of a tree are applied. For `fields` see parse_query(). Throws Error (invalid_argument)
// for a boost that is negative, infinite or not a number.
ParsedQuery check_tree(const Query& query, const std::vector<std::string>& fields);

}  // namespace kwic
