// SPDX-License-Identifier: GPL-2.0-or-later
// walk() finds the files below a folder, in the order of the bytes of their names. It does not follow links, and
// silently skips index folders and everything that the options exclude. It keeps at most a few dozen descriptors open
// and passes only single names to the system, so the depth of the tree has no limit.
#pragma once

#include "exclude.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace kwic::indexer {

// Called with each folder before it is listed. The descriptor is valid only during the call.
using FolderEntered = std::function<void(int folder, const std::string& id)>;

struct WalkOptions {
    bool hidden = false;  // include names that begin with a dot
    Excludes excludes;
    std::set<std::string> excluded_ids;  // ids of files and folders to skip, with everything below them
    FolderEntered entered;               // may be empty
};

// Whether a walk with these options skips the entry `name` of a folder, whose id is `id`.
bool leaves_out(const WalkOptions& options, const std::string& name, const std::string& id, bool folder);

// A directory entry that is not a folder: a regular file, a link, a pipe and so on. Valid only during the call.
struct FoundFile {
    int folder;               // descriptor of the folder that contains it
    const std::string& name;  // name in that folder
    const std::string& id;
};

using FileFound = std::function<void(const FoundFile&)>;
using FolderSkipped = std::function<void(const std::string& id, const std::string& cause)>;

// Walks through `folder`, whose id is `id`. Passes each folder that cannot be read to `skipped`, with the cause.
// Returns whether everything below `folder` was visited. A folder that vanishes during the walk is passed to `skipped`,
// but does not change the result.
bool walk(const std::filesystem::path& folder, const std::string& id, const WalkOptions& options,
          const FileFound& found, const FolderSkipped& skipped);

}  // namespace kwic::indexer
