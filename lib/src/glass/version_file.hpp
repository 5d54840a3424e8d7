// SPDX-License-Identifier: GPL-2.0-or-later
// `iamglass`: the file that makes a folder of tables a database. It must be written last.
#pragma once

#include "glass/file_names.hpp"
#include "glass/table_file.hpp"

#include <array>
#include <cstdint>
#include <filesystem>

namespace kwic::glass {

// Of a database; lengths are of documents, 0 where there is none.
struct Statistics {
    std::uint32_t documents = 0;  // the last document's number, too
    std::uint32_t shortest = 0;   // of the lengths that are not 0
    std::uint32_t longest = 0;
    std::uint32_t max_occurrences = 0;  // of one term in one document
    std::uint64_t total_length = 0;
};

// `content`: a hash of all tables, from which the identity of the database is made. Fsyncs the file and the folder.
void write_version_file(const std::filesystem::path& folder, const std::array<TableRoot, 4>& roots,
                        const Statistics& statistics, const std::array<std::uint8_t, 16>& content);

// Whether the installed Xapian writes the format that this engine knows. Tries it once, in a folder that it makes and
// removes.
bool is_supported(const std::filesystem::path& scratch);

}  // namespace kwic::glass
