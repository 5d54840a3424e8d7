// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the files of a glass database.
#pragma once

#include <array>
#include <cstddef>

namespace kwic::glass {

// The version file. It names the root block and the blocks in use of each table. It is written last: without it, a
// folder of tables is not a database.
inline constexpr const char* version_file_name = "iamglass";

enum Table : std::size_t { postlist_table, docdata_table, termlist_table, position_table };

// The file of each table.
inline constexpr std::array<const char*, 4> table_files{"postlist.glass", "docdata.glass", "termlist.glass",
                                                        "position.glass"};

}  // namespace kwic::glass
