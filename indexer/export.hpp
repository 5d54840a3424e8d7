// SPDX-License-Identifier: GPL-2.0-or-later
// The option --export: writes the documents of an index in the format of another search engine.
#pragma once

#include "options.hpp"

#include <filesystem>

namespace kwic::indexer {

// Writes the documents to standard output, or to a file in the folder of --to together with the engine's schema, and
// then a summary to standard error. Holds one document at a time in memory. Throws Error; invalid_argument if the index
// stores no texts.
void export_index(const Options& options, const std::filesystem::path& index);

}  // namespace kwic::indexer
