// SPDX-License-Identifier: GPL-2.0-or-later
// A query tree that an application built -> one that the parser could have made, with its warnings.
#pragma once

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// As in a query string, fields of no known name are read as words, and ranges with a bound that is none are left out.
// `fields` are as in parse_query(). Throws Error (invalid_argument) for a boost that is no factor of a score.
ParsedQuery check_tree(const Query& query, const std::vector<std::string>& fields);

}  // namespace kwic
