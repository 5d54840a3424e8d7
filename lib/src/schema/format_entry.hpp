// SPDX-License-Identifier: GPL-2.0-or-later
// Which version of kwic made an index. The manifest says so, and the database itself for those who only see that:
// searchers on other machines.
#pragma once

#include "text/analyzer.hpp"

#include <xapian.h>

#include <string>

namespace kwic {

// What the words and their stems are made by. Xapian 2 has other stems than 1.4 for many words.
inline constexpr int stored_analyzer_version = analyzer_version + 100 * (XAPIAN_MAJOR_VERSION - 1);

// Throws Error (version_mismatch) unless this version of kwic reads the index, which messages name so.
void check_format(int format, int analyzer, const std::string& index);

// What an index keeps beside the lists of its words.
struct StorageOptions {
    bool texts = true;
    bool positions = true;
};

// The metadata entry at schema::format_key. To read it throws Error (not_found) where there is none.
std::string encode_format(const StorageOptions& kept);
StorageOptions read_format(const std::string& entry, const std::string& index);

}  // namespace kwic
