// SPDX-License-Identifier: GPL-2.0-or-later
// Turns the PATHs of the command line into inputs with ids relative to IndexWriter::root(), the root folder. A run
// visits each file once, and a file always has the same id, even if PATHs overlap.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kwic::indexer {

// A file, or a folder with everything below it.
struct Input {
    std::filesystem::path path;  // absolute, without symbolic links
    std::string id;              // path relative to the root folder; empty for the root folder
    bool folder;
    std::filesystem::path top;  // the PATH that contains `path`; often `path` itself
    bool is_part = false;       // a changed part of a PATH, which ignore files may exclude; see selection.hpp
};

struct Inputs {
    std::vector<Input> list;
    std::vector<std::string> removed_ids;  // ids of files and folders that no longer exist; see selection.hpp
    // The ids that walks through the parent folders give to the inputs and to the index. A walk skips files and folders
    // with these ids, except the folder in which the walk begins.
    std::set<std::string> excluded_ids;
};

// Returns `path` as an absolute path without symbolic links. Throws Error (not_found or io) if `path` does not exist or
// cannot be reached.
std::filesystem::path canonical_path(const std::filesystem::path& path);

// Returns `path`, the path of an index, as an absolute path. `path` need not exist. Resolves symbolic links in the part
// of `path` that exists. Throws Error (io) if the path cannot be reached.
std::filesystem::path future_path(const std::filesystem::path& path);

// Throws Error (invalid_argument) if one of the canonical `paths` is an index or is inside `index`.
void refuse_index_folders(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& index);

// Returns the canonical path of `root`, the folder that the ids in the index are relative to. If this folder no longer
// exists, returns the path that it had: with another root folder, the same files would have other ids, and the run
// would add every document a second time. Throws Error (io) if the folder cannot be reached.
std::filesystem::path canonical_root(const std::filesystem::path& root, const std::filesystem::path& index);

// Returns the ids of the folders whose documents are at or below `path`: the id of `path` and, if `path` is above the
// root folder, the ids of the folders from the root folder up to `path`.
std::vector<std::string> ids_of(const std::filesystem::path& path, const std::filesystem::path& root);

// Returns the inputs of a run. `paths` and `root` must be canonical paths.
Inputs plan_inputs(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& root,
                   const std::filesystem::path& index);

}  // namespace kwic::indexer
