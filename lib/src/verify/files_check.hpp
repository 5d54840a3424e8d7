// SPDX-License-Identifier: GPL-2.0-or-later
// The files of an index against the manifest, for whatever reads them afterwards. Apart from the check of what is in
// them, so that a program that needs no more is not linked with all that makes an index.
#pragma once

#include "directory/manifest.hpp"
#include "base/monitor.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kwic::verify {

// What is wrong with the files; empty: what is in them can be read without a crash.
//
// Xapian's readers may crash on damaged bytes, so nothing is read through them of files whose checksums are wrong.
// While an update is under way, or after one was cut off, the checksums are older than the files. Then the blocks and
// the lists of terms are looked at first (glass_table.hpp), then Xapian's check comes, and what passes it is read.
std::vector<std::string> check_files(const std::filesystem::path& generation, const Manifest& manifest,
                                     const Monitor& monitor);

// What check(generation, manifest) finds while no writer begins an update or ends one: else it says nothing, and is
// called again. Throws Error (locked) where there is no such time.
using Check = std::function<std::vector<std::string>(const std::filesystem::path&, const Manifest&)>;
std::vector<std::string> while_unwritten(const std::filesystem::path& index, const Check& check);

}  // namespace kwic::verify
