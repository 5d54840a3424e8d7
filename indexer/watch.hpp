// SPDX-License-Identifier: GPL-2.0-or-later
// The option --watch: an ordinary first run, then an update after each batch of changes, until SIGINT or SIGTERM.
// Each update opens and locks the index, so that other programs can write to it or rebuild it between updates. For
// 50,000 documents this takes a fraction of a second, no more than the batch has waited before.
#pragma once

#include "options.hpp"

#include <filesystem>
#include <vector>

namespace kwic::indexer {

// Watches the canonical `paths`. Returns whether no input was skipped. Throws Error if the first run fails, or if the
// index is later removed, damaged or of another version. Any other failure of an update is reported, and the update is
// repeated.
bool watch(const Options& options, const std::vector<std::filesystem::path>& paths, const std::filesystem::path& index,
           bool show_progress);

}  // namespace kwic::indexer
