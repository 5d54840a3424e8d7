// SPDX-License-Identifier: GPL-2.0-or-later
// The files of a generation against its manifest: what may be compared when. Xapian's blocks have no checksums, and its
// readers trust what they read.
//
//     sizes, and the version file    at each opening, and for each state that a searcher goes on to: 30 µs
//     everything, of a small index   likewise: < 1 ms
//     everything                     on demand, before a change, before a copy, after a failure: 30 ms for 200 MB that
//                                    are in memory
//
// While the generation is marked as updating, checksums and sizes are older than the files. If that is because an
// update was cut off, the blocks of a small index are looked at instead (glass_table.hpp).
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <kwic/error.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {

// An index of no more bytes is compared whole each time.
inline constexpr std::uint64_t max_bytes_compared_always = 4u << 20;

// A file's name, size and checksum. Throws Error (io), and what monitor.look() throws.
Manifest::File describe_file(const std::filesystem::path& file, const Monitor& monitor = {});

// What differs from the manifest, each finding with the file's path; empty: nothing.
std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest,
                                       const Monitor& monitor = {});

// The same as far as each opening of the index looks.
std::vector<std::string> compare_quickly(const std::filesystem::path& generation, const Manifest& manifest);

bool is_version_file_whole(const std::filesystem::path& generation, const Manifest& manifest);

// Whether compare_files() sees every changed byte.
bool has_all_checksums(const Manifest& manifest);

// To be thrown: the index is damaged.
Error damaged(const std::filesystem::path& index, const std::string& finding);

}  // namespace kwic
