// SPDX-License-Identifier: GPL-2.0-or-later
// Unranked searches for documents by id or by another query with few matches.
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

namespace kwic {

// Returns the numbers of all documents that match `query`.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Xapian::Query& query);

// A query for the documents with this id; of several indexes, each may have one.
Xapian::Query id_query(std::string_view id);

}  // namespace kwic
