// SPDX-License-Identifier: GPL-2.0-or-later
// Selects the inputs of an update from the changes that were noticed, so that each changed path is compared once.
#pragma once

#include "changes.hpp"
#include "inputs.hpp"

#include <filesystem>

namespace kwic::indexer {

// `all` are the inputs of the whole run, and their ids are relative to `root`. An input folder that does not exist is
// left out, so that its documents stay in the index. Any other path that does not exist, although its folder does, is
// added to Inputs::removed_ids.
Inputs select_inputs(const Inputs& all, const std::filesystem::path& root, const ChangeSet& changes);

}  // namespace kwic::indexer
