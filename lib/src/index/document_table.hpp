// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentTable: what a writer must know of every document, by the hash of its id: about 100 bytes each.
#pragma once

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace kwic {

struct DocumentEntry {
    Xapian::docid document = 0;
    std::optional<FileStamp> file;
    bool is_seen = false;            // put or marked since the writer was made
    std::uint64_t content_hash = 0;  // only of an index that is being built
};

using DocumentTable = std::unordered_map<std::string, DocumentEntry>;  // key: schema::id_hash

// Reads the table from the id terms and the values alone; no document data are touched.
DocumentTable load_document_table(const Xapian::Database& database);

}  // namespace kwic
