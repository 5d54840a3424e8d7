// SPDX-License-Identifier: GPL-2.0-or-later
// walk() finds the files below a folder. The entries of each folder are sorted by the bytes of their names. walk() does
// not follow symbolic links, and silently skips index folders and everything that the options exclude. walk() keeps
// at most 34 descriptors open, and opens each subfolder relative to the descriptor of the parent folder. Therefore
// neither the number of descriptors nor the maximum length of a path limits the depth of the tree.
#pragma once

#include "exclude.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace kwic::indexer {

// A function that walk() calls for each folder before listing the folder. `folder` is a descriptor of the folder and
// is valid only during the call.
using FolderEntered = std::function<void(int folder, const std::string& id)>;

struct WalkOptions {
    bool hidden = false;  // include names that begin with a dot, except `.kwic`
    Excludes excludes;
    std::set<std::string> excluded_ids;  // ids of files and folders to skip, with everything below them
    FolderEntered entered;               // may be empty
};

// Returns true if a walk with these options skips the file or folder `id`, whose last component is `name`. `folder` is
// true for a folder.
bool leaves_out(const WalkOptions& options, const std::string& name, const std::string& id, bool folder);

// A directory entry that is not a folder: a regular file, a symbolic link, a pipe or a device, for example. The
// descriptor and the references are valid only during the call of FileFound.
struct FoundFile {
    int folder;               // open descriptor of the folder that contains the file
    const std::string& name;  // name of the file in that folder
    const std::string& id;
};

using FileFound = std::function<void(const FoundFile&)>;
using FolderSkipped = std::function<void(const std::string& id, const std::string& cause)>;

// Walks through `folder`, whose id is `id`. Calls `found` for each file. If a folder cannot be read or has vanished,
// calls `skipped` with the id of the folder and the cause. Returns false if a folder that still exists could not be
// visited completely.
bool walk(const std::filesystem::path& folder, const std::string& id, const WalkOptions& options,
          const FileFound& found, const FolderSkipped& skipped);

}  // namespace kwic::indexer
