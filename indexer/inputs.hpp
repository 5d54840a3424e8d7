// SPDX-License-Identifier: GPL-2.0-or-later
// The PATHs of the command line -> what is walked, with ids relative to the index's root, so that each file
// is met once and always has the same id, however the PATHs overlap.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kwic::indexer {

struct Input {
    std::filesystem::path path;  // absolute, without links
    std::string id;              // relative to the root; empty for the root itself
    bool folder;
};

struct Inputs {
    std::vector<Input> list;
    std::vector<std::string> gone;    // ids of files and folders that are known not to be there any more
    std::set<std::string> pass_over;  // ids that the walks leave out: inputs of their own, and the index
};

// Absolute and without links. Throws Error (not_found, io) unless there is something of that name.
std::filesystem::path canonical_path(const std::filesystem::path& path);

// Throws Error (invalid_argument) if one of the canonical `paths` is an index, or lies in `index`.
void refuse_index_folders(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& index);

// The folder that ids are relative to, as the index states it. Throws Error (invalid_argument) if it is gone: ids
// relative to another one would make every document double; and (io) if it cannot be reached.
std::filesystem::path canonical_root(const std::filesystem::path& root, const std::filesystem::path& index);

// `paths` are canonical, and so is `root`.
Inputs plan_inputs(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& root,
                   const std::filesystem::path& index);

}  // namespace kwic::indexer
