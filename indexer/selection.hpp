// SPDX-License-Identifier: GPL-2.0-or-later
// Selects the inputs of an update from the collected changes, so that the update compares each changed path with the
// index only once.
#pragma once

#include "changes.hpp"
#include "inputs.hpp"

#include <filesystem>

namespace kwic::indexer {

// Returns the inputs of an update. `all` contains all inputs of the program, whose ids are relative to `root`. If an
// input folder does not exist, it is left out, so that its documents stay in the index. For any other file or folder
// that no longer exists, the id is added to Inputs::removed_ids if the folder that contained it still exists.
Inputs select_inputs(const Inputs& all, const std::filesystem::path& root, const ChangeSet& changes);

}  // namespace kwic::indexer
