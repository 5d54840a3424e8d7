// SPDX-License-Identifier: GPL-2.0-or-later
// Opens the database of a generation for reading, with all its tables. Xapian itself treats a table that it cannot
// open, for whatever reason, as missing: phrases would then find nothing, and a compaction would lose all positions.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace kwic::glass {

// Throws Error (io) if a table cannot be opened, and Xapian's errors.
Xapian::Database open_tables(const std::filesystem::path& generation);

// Checks a database that Xapian has reopened. Returns false if Xapian may have missed a table that can be opened by
// now. Throws as open_tables() does.
bool are_tables_open(const Xapian::Database& database, const std::filesystem::path& generation);

}  // namespace kwic::glass
