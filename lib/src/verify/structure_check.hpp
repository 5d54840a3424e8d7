// SPDX-License-Identifier: GPL-2.0-or-later
// Runs Xapian's own check of the tables.
#pragma once

#include "verify/findings.hpp"

#include <filesystem>

namespace kwic::verify {

// Returns whether check_structure() can run. check_structure() needs write permission, because Xapian opens the tables
// for writing, although it writes nothing.
bool can_check_structure(const std::filesystem::path& generation);

void check_structure(const std::filesystem::path& generation, Findings& findings);

}  // namespace kwic::verify
