// SPDX-License-Identifier: GPL-2.0-or-later
// What has changed -> the inputs of an update: no more than what has to be looked at, each thing once.
#pragma once

#include "changes.hpp"
#include "inputs.hpp"

#include <filesystem>

namespace kwic::indexer {

// `all` are the inputs of a run, `root` is the folder of their ids. A folder of `all` that is not there is left out, so
// that the index keeps what it has of it; anything else that is not there, in a folder that is, is among those gone.
Inputs select_inputs(const Inputs& all, const std::filesystem::path& root, const ChangeSet& changes);

}  // namespace kwic::indexer
