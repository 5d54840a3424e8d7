// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the version file `iamglass`. The file must be written last, because a folder of tables is a database only if
// it contains `iamglass`.
#pragma once

#include "glass/file_names.hpp"
#include "glass/table_file.hpp"

#include <array>
#include <cstdint>
#include <filesystem>

namespace kwic::glass {

// Statistics of a database.
struct Statistics {
    std::uint32_t documents = 0;        // number of documents, which is also the last document number
    std::uint32_t shortest = 0;         // smallest document length above 0, or 0 if there is none
    std::uint32_t longest = 0;          // greatest document length
    std::uint32_t max_occurrences = 0;  // greatest number of occurrences of a term in a document
    std::uint64_t total_length = 0;
};

// Writes and fsyncs the file, and fsyncs the folder. `content_hash` is a hash of all tables and of the number of
// documents. The UUID of the database is derived from `content_hash`.
void write_version_file(const std::filesystem::path& folder, const std::array<TableRoot, 4>& roots,
                        const Statistics& statistics, const std::array<std::uint8_t, 16>& content_hash);

// Returns whether the installed Xapian uses the format that the bulk builder writes. The first call makes a test
// database in the folder `scratch`, and then removes the folder.
bool is_supported(const std::filesystem::path& scratch);

}  // namespace kwic::glass
