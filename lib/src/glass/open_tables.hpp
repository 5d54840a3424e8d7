// SPDX-License-Identifier: GPL-2.0-or-later
// Opens the database of a generation (see directory/index_directory.hpp) for reading, and checks that Xapian has opened
// all tables of the database. If Xapian cannot open a table, Xapian treats the table as missing. Without the position
// table, phrases would find nothing, and a compaction would lose all positions.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace kwic::glass {

// Opens the database. Throws Error (io) if a table cannot be opened, and exceptions of Xapian.
Xapian::Database open_tables(const std::filesystem::path& generation);

// Checks a database that Xapian has opened. Returns false if the database seems to lack a table, but the file of the
// table can be opened now. Throws the exceptions of open_tables().
bool are_tables_open(const Xapian::Database& database, const std::filesystem::path& generation);

}  // namespace kwic::glass
