// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the files of a glass database.
#pragma once

#include <array>
#include <cstddef>

namespace kwic::glass {

// Says which blocks of the tables are in use. It is written last: it makes a folder of tables a database.
inline constexpr const char* version_file_name = "iamglass";

enum Table : std::size_t { postlist_table, docdata_table, termlist_table, position_table };

// The file of each table.
inline constexpr std::array<const char*, 4> table_files{"postlist.glass", "docdata.glass", "termlist.glass",
                                                        "position.glass"};

}  // namespace kwic::glass
