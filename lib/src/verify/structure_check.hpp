// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's own check of its tables.
#pragma once

#include "verify/findings.hpp"

#include <filesystem>

namespace kwic::verify {

// Whether it can be asked: it opens the tables for writing, although it does not write.
bool can_check_structure(const std::filesystem::path& generation);

void check_structure(const std::filesystem::path& generation, Findings& findings);

}  // namespace kwic::verify
