// SPDX-License-Identifier: GPL-2.0-or-later
// The format entry records the format version, the analyzer version and the StorageOptions of an index. The entry is
// stored in the metadata of the database. The manifest holds the same information, but searchers on other machines
// cannot read the manifest.
#pragma once

#include "text/analyzer.hpp"

#include <xapian.h>

#include <string>

namespace kwic {

// The analyzer version that an index records. The number depends on the major version of Xapian, because Xapian 2 stems
// many words differently from Xapian 1.4.
inline constexpr int stored_analyzer_version = analyzer_version + 100 * (XAPIAN_MAJOR_VERSION - 1);

// Throws Error (version_mismatch) unless this version of kwic can read an index with the format version `format` and
// the analyzer version `analyzer`. `index` is the name of the index in the message.
void check_format(int format, int analyzer, const std::string& index);

// The optional parts of an index: texts for snippets, positions for phrases.
struct StorageOptions {
    bool texts = true;
    bool positions = true;
};

// encode_format() returns the metadata entry at schema::format_key, and read_format() parses it. read_format() throws
// Error (not_found) if the entry does not begin with the two versions, and Error (version_mismatch) as check_format()
// does.
std::string encode_format(const StorageOptions& storage);
StorageOptions read_format(const std::string& entry, const std::string& index);

}  // namespace kwic
