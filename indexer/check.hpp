// SPDX-License-Identifier: GPL-2.0-or-later
// The option --check: checks an index for damage and, if the index is damaged, prints the command that rebuilds it.
#pragma once

#include "options.hpp"

#include <filesystem>
#include <string>

namespace kwic::indexer {

// Returns a shell command that rebuilds the checked index. If --index or $KWIC_INDEX names the index and no PATH is
// given, the original PATHs and options are unknown, and the returned text tells the user to add them.
std::string rebuild_command(const Options& options);

// Checks the index in the folder `index`, and returns true if the index is intact. Prints one line for each problem
// and, if there are problems, the command `repair`, which rebuilds the index. If the index is intact and --quiet is not
// given, prints the note `the index is intact`. From this call on, SIGSEGV, SIGBUS, SIGFPE and SIGABRT end the program
// with a message and status 2.
bool check(const Options& options, const std::filesystem::path& index, const std::string& repair, bool shows_progress);

}  // namespace kwic::indexer
