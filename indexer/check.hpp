// SPDX-License-Identifier: GPL-2.0-or-later
// --check: is the index whole, and if not, how is it repaired?
#pragma once

#include "options.hpp"

#include <filesystem>
#include <string>

namespace kwic::indexer {

// The command that makes anew what the same options check. Of what an index was made that is named alone, it does not
// say.
std::string rebuild_command(const Options& options);

// Prints what is wrong, a line each, and the command that repairs it. Returns whether the index is whole.
bool check(const Options& options, const std::filesystem::path& index, const std::string& repair, bool shows_progress);

}  // namespace kwic::indexer
