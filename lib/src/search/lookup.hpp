// SPDX-License-Identifier: GPL-2.0-or-later
// Searches without ranking, for queries with few matches, such as a query for an id.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

namespace kwic {

// Returns the numbers of all documents that match `query`.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Xapian::Query& query);

// Returns a query for the documents with this id. If several indexes are searched, each index may have such a document.
Xapian::Query id_query(std::string_view id);

}  // namespace kwic
