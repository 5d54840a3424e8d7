// SPDX-License-Identifier: GPL-2.0-or-later
// Selects the inputs of an update from the collected changes, so that each changed path is compared once.
#pragma once

#include "changes.hpp"
#include "inputs.hpp"

#include <filesystem>

namespace kwic::indexer {

// Returns the inputs of an update. `all` contains all inputs of the program, whose ids are relative to `root`. If an
// input folder does not exist, it is left out, so that its documents stay in the index. If any other file or folder no
// longer exists, but the folder that contained it still exists, its id is added to Inputs::removed_ids.
Inputs select_inputs(const Inputs& all, const std::filesystem::path& root, const ChangeSet& changes);

}  // namespace kwic::indexer
