// SPDX-License-Identifier: GPL-2.0-or-later
// --export: the documents of an index, as another engine reads them.
#pragma once

#include "options.hpp"

#include <filesystem>

namespace kwic::indexer {

// Writes the documents to standard output, or with the engine's schema to files in a folder; then a line on standard
// error. One document at a time is in memory. Throws Error, also if the index keeps no texts.
void export_index(const Options& options, const std::filesystem::path& index);

}  // namespace kwic::indexer
