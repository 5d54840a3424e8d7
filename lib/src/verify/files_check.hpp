// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the files of an index against the manifest, so that they can be read safely. This file does not depend on the
// check of the contents, so that programs that only search are not linked with the code that makes indexes.
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
// Xapian's readers may crash on damaged bytes, so files with wrong checksums are not read through them. The tables of a
// large index may have no checksums, and during an update, or after an interrupted one, the checksums are older than
// the files. In both cases, the blocks and the termlists are checked (glass/table_reader.hpp); in the second case,
// check_structure() is then called if can_check_structure() returns true.
std::vector<std::string> check_files(const std::filesystem::path& generation, const Manifest& manifest,
                                     const Monitor& monitor);

// Returns the findings of check(generation, manifest). If a writer changes the index or begins an update meanwhile,
// calls check() again, because the findings may be wrong. Throws Error (locked) if this happens in five calls of
// check().
using Check = std::function<std::vector<std::string>(const std::filesystem::path&, const Manifest&)>;
std::vector<std::string> while_unwritten(const std::filesystem::path& index, const Check& check);

}  // namespace kwic::verify
