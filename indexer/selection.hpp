// SPDX-License-Identifier: GPL-2.0-or-later
// Selects the inputs of an update from the collected changes, so that the update compares each changed path with the
// index only once.
#pragma once

#include "changes.hpp"
#include "inputs.hpp"

#include <filesystem>

namespace kwic::indexer {

// Returns the inputs of the update after `changes`. `all` contains all inputs of the program; their ids are relative to
// `root`. If an input folder does not exist, leaves out the folder, so that its documents stay in the index. If any
// other file or folder no longer exists, but its parent folder does, adds the id of the file or folder to
// Inputs::removed_ids. If the parent folder does not exist either, leaves out the file or folder.
Inputs select_inputs(const Inputs& all, const std::filesystem::path& root, const ChangeSet& changes);

}  // namespace kwic::indexer
