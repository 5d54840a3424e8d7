// SPDX-License-Identifier: GPL-2.0-or-later
// The option --export: writes the documents of an index as JSON lines or in the input format of another search engine.
#pragma once

#include "options.hpp"

#include <filesystem>

namespace kwic::indexer {

// Writes the documents to standard output or, if --to names a folder, to a file in this folder. If --to is given and
// the format has a schema, writes the schema to a second file in this folder. Then prints a summary on standard error,
// unless --quiet is given. Holds one document at a time in memory. Throws Error (invalid_argument) if the index stores
// no texts, Error (io) if the output cannot be written, and the errors of IndexReader and Exporter.
void export_index(const Options& options, const std::filesystem::path& index);

}  // namespace kwic::indexer
