// SPDX-License-Identifier: GPL-2.0-or-later
// Removes from a query the words without letters and digits, such as the `&` of a pasted `Smith & Sons`.
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <vector>

namespace kwic {

// Returns `query`, the tree of a query string, without the words and phrases in which `analyzer` finds no word. Adds a
// warning for each removed leaf. A leaf with its own field, such as `status:--`, is kept: without the leaf, the query
// would match documents that the user excludes.
Query without_wordless(Query query, Analyzer& analyzer, std::vector<Warning>& warnings);

}  // namespace kwic
