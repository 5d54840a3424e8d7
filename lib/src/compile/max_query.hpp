// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace kwic {

// Returns a query for the documents that match any of `queries`. The score of a document is the highest score that one
// of `queries` gives it. If there is only one query, returns this query unchanged.
//
// This is an OP_MAX that never ends. When the last list of an OP_MAX ends, Xapian 1.4.22 deletes this list and may then
// read its maximum weight. Therefore a list is added whose only document has the highest possible number, and a filter
// excludes this document.
Xapian::Query max_of(std::vector<Xapian::Query> queries);

}  // namespace kwic
