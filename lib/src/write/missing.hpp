// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the documents of files that no longer exist.
#pragma once

#include "write/document_table.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// Returns, ascending, the ids of the files that the writer has not seen (see DocumentEntry::is_seen). Considers only
// files that are one of `ids` or are in a folder of `ids`. Leaves out files that are one of `kept_ids` or are in a
// folder of `kept_ids`. `ids` and `kept_ids` are ids of files or folders; "" is the root. `id_of` reads the id of a
// document of `database`; it is called only for documents that may be missing.
std::vector<std::string> missing_files(DocumentTable& table, const Xapian::Database& database,
                                       std::span<const std::string> ids, std::span<const std::string> kept_ids,
                                       const std::function<std::string(Xapian::docid)>& id_of);

}  // namespace kwic
