// SPDX-License-Identifier: GPL-2.0-or-later
// Checks whether Xapian can read the files of an index safely. This file does not depend on content_check.hpp, so that
// programs that only search are not linked with the code that makes indexes.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kwic::verify {

// Returns the defects of the files. If there are none, Xapian can read the files without crashing.
//
// Xapian may crash when it reads damaged files, so the files are compared with the checksums in the manifest. The
// checksums are not sufficient in two cases:
//
//     1. the tables of a large index may have no checksums
//     2. the checksums are out of date while an update is running, and after an update was interrupted
//
// In both cases, check_tables() (glass/table_reader.hpp) checks the blocks and the termlists. In case 2,
// check_structure() is called too, unless check_tables() finds a defect or can_check_structure() returns false.
std::vector<std::string> check_files(const std::filesystem::path& generation, const Manifest& manifest,
                                     const Monitor& monitor);

// Returns the findings of check(generation, manifest). If a writer changes the index or begins an update during the
// call, the findings may be wrong, so check() is called again. Throws Error (locked) if a writer interferes with five
// calls.
using Check = std::function<std::vector<std::string>(const std::filesystem::path&, const Manifest&)>;
std::vector<std::string> while_unwritten(const std::filesystem::path& index, const Check& check);

}  // namespace kwic::verify
