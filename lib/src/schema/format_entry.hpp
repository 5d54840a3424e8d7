// SPDX-License-Identifier: GPL-2.0-or-later
// The format entry records the version of kwic that made an index, and its options. The manifest holds the same
// information; this copy in the metadata of the database is for searchers on other machines, which can read only the
// database.
#pragma once

#include "text/analyzer.hpp"

#include <xapian.h>

#include <string>

namespace kwic {

// Version of the analyzer and of the stemmers: Xapian 2 stems many words differently from Xapian 1.4.
inline constexpr int stored_analyzer_version = analyzer_version + 100 * (XAPIAN_MAJOR_VERSION - 1);

// Throws Error (version_mismatch) unless this version of kwic can read an index of that format and analyzer version.
// `index` is the path of the index for the message.
void check_format(int format, int analyzer, const std::string& index);

// The optional parts of an index: texts for snippets, positions for phrases.
struct StorageOptions {
    bool texts = true;
    bool positions = true;
};

// encode_format() and read_format() write and read the metadata entry at schema::format_key. read_format() throws Error
// (not_found) if the entry is empty or malformed, and Error (version_mismatch) as check_format() does.
std::string encode_format(const StorageOptions& storage);
StorageOptions read_format(const std::string& entry, const std::string& index);

}  // namespace kwic
