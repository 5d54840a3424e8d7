// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the documents of files that no longer exist.
#pragma once

#include "write/document_table.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// Returns, in ascending order, the ids of the files that the writer has not seen (see DocumentEntry::is_seen). `ids`
// and `kept_ids` hold ids of files and folders; "" is the root. Considers only files whose id is in `ids` or that are
// below a folder whose id is in `ids`. Leaves out files whose id is in `kept_ids` or that are below a folder whose id
// is in `kept_ids`. `id_of` reads the id of a document of `database`, and is called only for documents that may be
// missing.
std::vector<std::string> missing_files(DocumentTable& table, const Xapian::Database& database,
                                       std::span<const std::string> ids, std::span<const std::string> kept_ids,
                                       const std::function<std::string(Xapian::docid)>& id_of);

}  // namespace kwic
