// SPDX-License-Identifier: GPL-2.0-or-later
// Converts plans to queries of Xapian's matcher.
#pragma once

#include "compile/plan.hpp"

#include <xapian.h>

namespace kwic {

// Returns a query for the documents that match `plan`, with the scores of `plan` if the matcher uses
// bm25::weighting(). The query contains clones of the posting sources of `plan`.
Xapian::Query xapian_query(const Plan& plan);

}  // namespace kwic
