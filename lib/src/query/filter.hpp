// SPDX-License-Identifier: GPL-2.0-or-later
// Filters: queries that decide which documents a program may show or delete. Filters fail closed: a mistake in a filter
// is an error, and never lets more documents match.
#pragma once

#include <kwic/error.hpp>
#include <kwic/query.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Parses a filter. `fields` are the names of the custom fields of the index, ascending. A field that is neither in
// `fields` nor built in keeps its name in the tree. compile_query() gives a warning about such a field, and lets its
// leaves match nothing. Throws Error (invalid_argument) if the parser would read any part of `text` in another way than
// it is typed, or if `text` has no words. The message names the filter and the cause.
Query parse_filter(std::string_view text, const std::vector<std::string>& fields);

// Returns the Error (invalid_argument) for a mistake in a filter. `filter` is the filter in the query language.
Error filter_error(std::string_view filter, const std::string& cause);

// Returns check_tree(filter, fields).query. Throws Error (invalid_argument) if check_tree() gives a warning.
Query checked_filter(const Query& filter, const std::vector<std::string>& fields);

}  // namespace kwic
