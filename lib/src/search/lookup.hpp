// SPDX-License-Identifier: GPL-2.0-or-later
// Searches without ranking, for queries with few matches, such as a query for an id.
#pragma once

#include "compile/plan.hpp"

#include <xapian.h>

#include <string_view>
#include <vector>

namespace kwic {

// Returns the numbers of all documents that match `plan`.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Plan& plan);

// Returns a plan for the documents with this id. If several indexes are searched, each index may have a document with
// this id.
Plan id_plan(std::string_view id);

}  // namespace kwic
