// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents of files are not there any more.
#pragma once

#include "index/document_table.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// The ids of the file documents below one of `folders` (ids of folders, "" for all) that have not been seen and are not
// below one of `kept`; ascending. `id_of` reads an id, and is called for those only that have not been seen.
std::vector<std::string> missing_files(const DocumentTable& table, std::span<const std::string> folders,
                                       std::span<const std::string> kept,
                                       const std::function<std::string(Xapian::docid)>& id_of);

}  // namespace kwic
