// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the tables of a Xapian database and trusts no byte of them, where no checksum tells whether they are whole:
// Xapian's own readers go beyond their memory on damaged blocks and damaged lists of terms. All functions throw Error
// (corrupt) for what cannot be; what they have passed Xapian reads without a crash.
#pragma once

#include "glass/file_names.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kwic::glass {

// Calls function(key, tag) for each entry of a table, or only for the one with this key. Of other tables than that of
// terms, the tag is empty: only the blocks are looked at.
using EntryFunction = std::function<void(std::string_view key, std::string_view tag)>;
void read_table(const std::filesystem::path& database, Table table, const EntryFunction& function,
                const std::string* only = nullptr);

// The list of the terms of a document, as Xapian is about to read it.
void check_terms(const std::filesystem::path& database, std::uint32_t document);

// All tables of a database that is not being written to.
void check_tables(const std::filesystem::path& database);

}  // namespace kwic::glass
