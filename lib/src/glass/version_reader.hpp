// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the version file `iamglass`, which describes the newest revision of a database.
#pragma once

#include "glass/file_names.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace kwic::glass {

// The maximum number of levels of a tree.
inline constexpr unsigned max_levels = 10;

// The tree of a table in one revision.
struct TableTree {
    std::uint64_t root = 0;  // number of the root block
    unsigned level = 0;      // level of the root block; the leaves have level 0
    bool is_empty = true;    // the table has no entries, and possibly no file
    std::size_t block_bytes = 0;
};

struct Version {
    std::string uuid;  // 16 bytes
    std::uint64_t revision = 0;
    std::array<TableTree, 6> tables;  // indexed by Table; the last two are the tables of spellings and synonyms
    std::uint64_t documents = 0;
    std::uint64_t last_document = 0;    // greatest document number, including removed documents
    std::uint64_t min_length = 0;       // lower bound on the lengths of the documents that are not empty
    std::uint64_t max_occurrences = 0;  // upper bound on the number of occurrences of a term in a document
    std::uint64_t max_length = 0;       // upper bound on the length of a document
    std::uint64_t total_length = 0;     // sum of the lengths of all documents
};

// Reads the version file of the database in `folder`. Throws Error (corrupt) if the file is too short or a number in
// the file is not valid, and Error (io) if the file cannot be read. Does not check the magic string and the version of
// the format.
Version read_version(const std::filesystem::path& folder);

}  // namespace kwic::glass
