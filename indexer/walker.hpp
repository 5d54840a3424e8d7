// SPDX-License-Identifier: GPL-2.0-or-later
// walk: a folder -> the files below it, in the order of their names' bytes. Links are not followed, and
// index folders and what the options leave out are passed over in silence. No more than some dozens of
// descriptors are open at a time and no path is ever put together for the system, so depth has no limit.
#pragma once

#include "exclude.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace kwic::indexer {

// Called with each folder before it is listed; the descriptor is valid during the call only.
using FolderEntered = std::function<void(int folder, const std::string& id)>;

struct WalkOptions {
    bool hidden = false;  // also names that begin with a dot
    Excludes excludes;
    std::set<std::string> pass_over;  // ids of files and folders to leave out, with all below them
    FolderEntered entered;            // may be empty
};

// Whether a walk leaves out this entry of a folder that it walks through.
bool leaves_out(const WalkOptions& options, const std::string& name, const std::string& id, bool folder);

// Everything that is not a folder, a regular file or not. Valid during the call only.
struct FoundFile {
    int folder;               // descriptor of the folder it is in
    const std::string& name;  // in that folder
    const std::string& id;
};

using FileFound = std::function<void(const FoundFile&)>;
using FolderSkipped = std::function<void(const std::string& id, const std::string& cause)>;

// Walks through `folder`, whose id is `id`. Returns whether everything below it was seen; each folder that
// was not is passed to `skipped`, with the cause.
bool walk(const std::filesystem::path& folder, const std::string& id, const WalkOptions& options,
          const FileFound& found, const FolderSkipped& skipped);

}  // namespace kwic::indexer
