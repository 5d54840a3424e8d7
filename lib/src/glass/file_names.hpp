// SPDX-License-Identifier: GPL-2.0-or-later
// Defines the names of the files of a glass database.
#pragma once

#include <array>
#include <cstddef>

namespace kwic::glass {

// The version file, which records the root block and the used blocks of each table. The version file is written last: a
// folder of tables without a version file is not a database.
inline constexpr const char* version_file_name = "iamglass";

enum Table : std::size_t { postlist_table, docdata_table, termlist_table, position_table };

// The file names of the tables, indexed by Table.
inline constexpr std::array<const char*, 4> table_files{"postlist.glass", "docdata.glass", "termlist.glass",
                                                        "position.glass"};

}  // namespace kwic::glass
