// SPDX-License-Identifier: GPL-2.0-or-later
// Which index is meant when a command line may leave it out.
#pragma once

#include <filesystem>

namespace kwic::searcher {

// $KWIC_INDEX, else the nearest `.kwic` from the current folder upwards.
// Throws Error (not_found) if there is none of these.
std::filesystem::path find_index();

}  // namespace kwic::searcher
