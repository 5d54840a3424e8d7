// SPDX-License-Identifier: GPL-2.0-or-later
// Writes an index of a few documents for a test.
#pragma once

#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {

// Adds the documents to the index `name` in the folder, and creates the index if it does not exist. Returns its path.
inline std::string write_index(const TempDir& folder, std::string_view name, const std::vector<Document>& documents,
                               const WriterOptions& options = {.language = "en"}) {
    IndexWriter writer(folder / name, options);
    for (const Document& document : documents) writer.put(document);
    writer.commit();
    return (folder / name).string();
}

}  // namespace kwic::test
