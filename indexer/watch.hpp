// SPDX-License-Identifier: GPL-2.0-or-later
// watch() implements the option --watch. After an ordinary first run, watch() updates the index after each batch of
// changes, until SIGINT or SIGTERM arrives. The index is open and locked only during an update, so that other programs
// can update or rebuild the index between updates. Opening and locking an index of 50,000 documents takes less than a
// second. Before an update, changes are collected for at most a second, or for longer after an update that failed.
#pragma once

#include "options.hpp"
#include "remembered.hpp"

#include <filesystem>

namespace kwic::indexer {

// Watches the paths of `run`. Remembers them after the first update. Returns true if every file and folder that should
// be indexed could be read. Throws Error if the first run fails, or if the index is later removed, damaged, or replaced
// by an index of another version or with another root folder. After any other Error of an update, prints the cause and
// repeats the update.
bool watch(const Options& options, const RunPaths& run, const std::filesystem::path& index, bool show_progress);

}  // namespace kwic::indexer
