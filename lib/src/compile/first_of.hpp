// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace kwic {

// Returns a query for the documents that match any of `queries`. The score of a document is the score that the first of
// the queries that match gives it. If there is only one query, returns this query unchanged.
//
// Xapian's OP_MAX, which would use the highest score, cannot be used: when the last list of an OP_MAX ends, Xapian
// 1.4.22 deletes this list and may then read its maximum weight.
Xapian::Query first_of(const std::vector<Xapian::Query>& queries);

}  // namespace kwic
