// SPDX-License-Identifier: GPL-2.0-or-later
// walk() finds the files below a folder. The entries of each folder are sorted by the bytes of their names. walk() does
// not follow symbolic links, and silently skips index folders and everything that the options or ignore files exclude.
// walk() keeps at most 34 descriptors open, and opens each subfolder relative to the descriptor of the parent folder.
// Therefore neither the number of descriptors nor the maximum length of a path limits the depth of the tree.
#pragma once

#include "exclude.hpp"
#include "folder_rules.hpp"

#include <sys/types.h>
#include <filesystem>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace kwic::indexer {

// A function that walk() calls for each folder before listing the folder. `folder` is a descriptor of the folder and
// is valid only during the call.
using FolderEntered = std::function<void(int folder, const std::string& id)>;

// A function that walk() calls for each folder after listing the folder. `rules` are the rules for the entries of the
// folder, or a null pointer if there are none.
using FolderListed = std::function<void(const std::string& id, const SharedRules& rules)>;

// The device and the inode of each folder that was entered.
using FolderIdentities = std::set<std::pair<dev_t, ino_t>>;

struct WalkOptions {
    bool hidden = false;  // include names that begin with a dot, except `.kwic`
    Excludes excludes;
    std::set<std::string> excluded_ids;  // ids of files and folders to skip, with everything below them
    bool ignore_files = true;            // skip the files and folders that ignore files name; see folder_rules.hpp
    bool follow = false;                 // whether the caller follows symbolic links
    // If not null, walk() enters no folder that is in the set, and adds the folders that it enters.
    std::shared_ptr<FolderIdentities> visited;
    FolderEntered entered;  // may be empty
    FolderListed listed;    // may be empty
};

// Returns true if a walk with these options skips the file or folder `id`, whose last component is `name`. `rules` are
// the rules of the folder that contains it, or a null pointer. `folder` is true for a folder. The globs of --exclude
// are stronger than the ignore files.
bool leaves_out(const WalkOptions& options, const SharedRules& rules, const std::string& name, const std::string& id,
                bool folder);

// A directory entry that is not a folder: a regular file, a symbolic link, a pipe or a device, for example. The
// descriptor and the references are valid only during the call of FileFound.
struct FoundFile {
    int folder;               // open descriptor of the folder that contains the file
    const std::string& name;  // name of the file in that folder
    const std::string& id;
    const SharedRules& rules;  // the rules of that folder
};

using FileFound = std::function<void(const FoundFile&)>;
// The cause that walk() reports for a folder that was removed during the walk.
inline constexpr const char* vanished = "vanished";

using FolderSkipped = std::function<void(const std::string& id, const std::string& cause)>;

// Walks through `folder`, whose id is `id`. `above` are the rules that come from the folders above it; see
// rules_above(). Calls `found` for each file. If a folder cannot be read or has vanished, or if an ignore file cannot
// be read, calls `skipped` with the id of the folder or of the ignore file, and the cause. Returns false if a folder
// that still exists could not be visited completely.
bool walk(const std::filesystem::path& folder, const std::string& id, const WalkOptions& options,
          const FileFound& found, const FolderSkipped& skipped, const SharedRules& above = {});

}  // namespace kwic::indexer
