// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the files of a generation with its manifest. Xapian does not detect damage: its blocks have no checksums,
// and its readers assume that the blocks are valid.
//
//     compared                      when                                           takes
//     sizes and the version file    a searcher opens an index, or its new state    30 us
//                                   after a commit
//     all bytes of a small index    when the sizes are compared                    < 1 ms
//     all bytes                     on demand; before a change or a copy; after    30 ms for 200 MB in the page cache
//                                   a read has failed
//
// The file updating.tmp marks a generation that is being updated. While the file exists, the manifest may be older than
// the other files. If updating.tmp remains after a crash, a searcher that opens a small index relies on check_tables()
// (glass/table_reader.hpp) instead of the manifest. After a crash that left updating.tmp, a searcher that opens a
// larger index checks neither the tables nor the sizes.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <kwic/error.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {

// The maximum size in bytes of a small index. When a small index is opened, all its bytes are compared.
inline constexpr std::uint64_t max_bytes_compared_always = 4u << 20;

// Returns the name, size and checksum of a file. Throws Error (io) if the file cannot be read, and Error (cancelled) if
// the monitor requests a stop.
Manifest::File describe_file(const std::filesystem::path& file, const Monitor& monitor = {});

// Checks the size of each file that the manifest lists. If the manifest has a checksum of a file, also checks the
// checksum. Returns a description of each difference, with the path of the file. Files that the manifest does not list
// are ignored.
std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest,
                                       const Monitor& monitor = {});

// Makes the comparisons in the first two rows of the table at the top of this file. Returns the differences as
// compare_files() does.
std::vector<std::string> compare_quickly(const std::filesystem::path& generation, const Manifest& manifest);

// Returns whether Xapian's version file has the size and checksum in the manifest. If the result is true, nothing has
// been committed since the manifest was written.
bool is_version_file_intact(const std::filesystem::path& generation, const Manifest& manifest);

// Returns whether the manifest has checksums of all files, so that compare_files() finds every changed byte.
bool has_all_checksums(const Manifest& manifest);

// Returns an Error (not_found), which states that the index was moved or deleted while it was open.
Error moved(const std::filesystem::path& index);

// Returns an Error (corrupt) whose message contains `finding` and states how to rebuild the index. If the index was
// moved or deleted, which causes findings too, returns moved() instead. An index was moved or deleted if its folder
// does not exist or has neither CURRENT nor a generation.
Error damaged(const std::filesystem::path& index, const std::string& finding);

}  // namespace kwic
