// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the structure of the tables of a Xapian database. The check is needed if the manifest (see
// directory/manifest.hpp) has no valid checksums of the tables. Xapian's own readers may access memory out of bounds if
// blocks or termlists are damaged. The functions of this file validate the blocks and termlists that they read, and
// throw Error (corrupt) if a block or termlist is damaged. After a call that does not throw, Xapian can safely read the
// validated blocks and termlists. The tags (see glass/bulk_builder.hpp) of other entries, such as the list of the slots
// of a document, are not checked.
#pragma once

#include "glass/file_names.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kwic::glass {

// Calls function(key, tag) for each entry of a table. If `only_key` is not null, calls `function` only for the entry
// with the key `*only_key`. If `table` is termlist_table, `tag` is the uncompressed tag of the entry. For other tables,
// read_table() does not read the tags, and `tag` is empty.
using EntryFunction = std::function<void(std::string_view key, std::string_view tag)>;
void read_table(const std::filesystem::path& database, Table table, const EntryFunction& function,
                const std::string* only_key = nullptr);

// Checks the termlist of a document. Another process may update the database during the call.
void check_terms(const std::filesystem::path& database, std::uint32_t document);

// Checks all tables of a database that is not being written to.
void check_tables(const std::filesystem::path& database);

}  // namespace kwic::glass
