// SPDX-License-Identifier: GPL-2.0-or-later
// Decides which files a run indexes, from the command line and from what the index remembers; see sources.hpp.
#pragma once

#include "options.hpp"
#include "report.hpp"
#include "sources.hpp"

#include <kwic/index_writer.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::indexer {

struct RunPaths {
    std::vector<std::filesystem::path> paths;     // canonical paths of the inputs
    std::vector<std::filesystem::path> vanished;  // remembered roots that no longer exist
    Sources sources;                              // what the index remembers after the run
    bool remembers = false;                       // whether the index remembers `sources`
};

// Returns the index of a command line without a PATH: the nearest `.kwic` in the current folder or in a folder above
// it, or else the path of a new index in the current folder.
std::filesystem::path nearest_index();

// Returns the paths of a run over `named`, the canonical PATHs of the command line. Without any, returns what the index
// remembers, or the current folder if the index does not exist yet. If the run repeats what the index remembers, sets
// the input options in `options`. Throws Error (invalid_argument) if the user does not trust the remembered folders, or
// if the index exists above the current folder and remembers no folders.
RunPaths plan_run(Options& options, const std::vector<std::filesystem::path>& named,
                  const std::filesystem::path& index);

// Writes what the index remembers after a successful run, and trusts the PATHs of the command line. `skipped` are the
// counts of skipped inputs by reason.
void remember(const RunPaths& run, const std::map<std::string, std::size_t>& skipped,
              const std::filesystem::path& index);

// Removes the documents of the roots of --forget from the index. Returns what the index remembers afterwards. Throws
// Error (invalid_argument) if the index does not remember one of the roots.
Sources forget_roots(const Options& options, IndexWriter& writer, Report& report, const std::filesystem::path& index);

}  // namespace kwic::indexer
