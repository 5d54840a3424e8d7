// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents of files are not there any more.
#pragma once

#include "write/document_table.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// The ids of the file documents that are, or lie below, one of `ids` (of files or folders, "" for all), have not been
// seen, and are not within one of `kept`; ascending. `id_of` reads the id of a document of `database`, and is called
// for those only that may be missing.
std::vector<std::string> missing_files(DocumentTable& table, const Xapian::Database& database,
                                       std::span<const std::string> ids, std::span<const std::string> kept,
                                       const std::function<std::string(Xapian::docid)>& id_of);

}  // namespace kwic
