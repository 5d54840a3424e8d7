// SPDX-License-Identifier: GPL-2.0-or-later
// --watch: a first ordinary run, then an update after each batch of changes, until SIGINT or SIGTERM.
// The index is opened, and locked, for each update anew: between two of them others may write to it, or rebuild it.
// That costs a small part of a second for 50,000 documents, which is no more than what the batch has waited for.
#pragma once

#include "options.hpp"

#include <filesystem>
#include <vector>

namespace kwic::indexer {

// `paths` are canonical. Returns whether no input was skipped. Throws Error if the first run fails, or if later the
// index is gone or damaged; any other failure of an update is reported, and it is tried again.
bool watch(const Options& options, const std::vector<std::filesystem::path>& paths, const std::filesystem::path& index,
           bool show_progress);

}  // namespace kwic::indexer
