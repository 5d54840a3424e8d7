// SPDX-License-Identifier: GPL-2.0-or-later
// The option --status: prints the number of documents and the fields of an index.
#pragma once

#include "options.hpp"

#include <filesystem>

namespace kwic::indexer {

// Prints the status of the index on standard output, with --json as an object. Throws the errors of IndexReader.
void print_status(const Options& options, const std::filesystem::path& index);

}  // namespace kwic::indexer
