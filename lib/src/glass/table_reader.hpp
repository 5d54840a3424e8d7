// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the tables of a Xapian database that have no checksums. Xapian's own readers access memory out of bounds on
// damaged blocks and damaged termlists; these functions trust no byte and throw Error (corrupt) for damage. Xapian can
// read a table that passes without a crash.
#pragma once

#include "glass/file_names.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kwic::glass {

// Calls function(key, tag) for each entry of a table, or only for the entry with `only_key` if that is not null. The
// tag is empty in all tables but the termlist table: of the others, only the blocks are checked.
using EntryFunction = std::function<void(std::string_view key, std::string_view tag)>;
void read_table(const std::filesystem::path& database, Table table, const EntryFunction& function,
                const std::string* only_key = nullptr);

// Checks the termlist of a document, also while another process updates the database.
void check_terms(const std::filesystem::path& database, std::uint32_t document);

// Checks all tables of a database that is not being written to.
void check_tables(const std::filesystem::path& database);

}  // namespace kwic::glass
