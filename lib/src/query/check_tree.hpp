// SPDX-License-Identifier: GPL-2.0-or-later
// check_tree() corrects a query tree that an application has made. The corrected tree has the form of the trees that
// parse_query() returns.
#pragma once

#include <kwic/query.hpp>

#include <string>
#include <vector>

namespace kwic {

// Returns the corrected `query` and warnings. A literal loses its field. Invalid ranges, and parts beyond
// limits::tree_depth and limits::tree_words, become nodes of kind `nothing`. The name of a field becomes the name that
// the index has for the field; an unknown name remains unchanged, without a warning. For `fields` see parse_query().
// Throws Error (invalid_argument) for a boost that is negative, infinite or not a number.
ParsedQuery check_tree(const Query& query, const std::vector<std::string>& fields);

}  // namespace kwic
