// SPDX-License-Identifier: GPL-2.0-or-later
// Opens the database of a generation to read, all of it. Xapian takes a table that it cannot open, for whatever cause,
// for one that is not there: phrases would find nothing, and a compaction would lose all positions.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace kwic::glass {

// Throws Error (io) where a table cannot be opened, and Xapian's errors.
Xapian::Database open_tables(const std::filesystem::path& generation);

// The same for a database that was opened again: false if a table may be missing that can be opened by now.
bool are_tables_open(const Xapian::Database& database, const std::filesystem::path& generation);

}  // namespace kwic::glass
