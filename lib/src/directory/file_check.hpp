// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the files of a generation with its manifest. Xapian's blocks have no checksums, and its readers trust the
// bytes that they read.
//
//     compared                      when                                           takes
//     sizes and the version file    a searcher opens an index or a new state       30 us
//     all bytes of a small index    a searcher opens an index or a new state       < 1 ms
//     all bytes                     on demand; before a change or a copy; after    30 ms for 200 MB in the page cache
//                                   a read has failed
//
// While a generation is marked as updating, the manifest may be older than the files. If a crash has left the mark, the
// blocks of a small index are checked instead; see glass/table_reader.hpp.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <kwic/error.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {

// The maximum size of an index that is small in this sense.
inline constexpr std::uint64_t max_bytes_compared_always = 4u << 20;

// Returns the name, size and checksum of a file. Throws Error (io), and Error (cancelled) as monitor.look() does.
Manifest::File describe_file(const std::filesystem::path& file, const Monitor& monitor = {});

// Compares sizes and checksums of all files. Returns a description of each difference, with the path of the file.
std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest,
                                       const Monitor& monitor = {});

// Compares what a searcher compares when it opens an index; see the table above.
std::vector<std::string> compare_quickly(const std::filesystem::path& generation, const Manifest& manifest);

// Returns whether Xapian's version file has the size and checksum in the manifest: if so, nothing was committed since
// the manifest was written.
bool is_version_file_intact(const std::filesystem::path& generation, const Manifest& manifest);

// Returns whether the manifest has checksums of all files, so that compare_files() finds every changed byte.
bool has_all_checksums(const Manifest& manifest);

// Returns an Error (corrupt) whose message says that the index is damaged, the finding, and how to rebuild it.
Error damaged(const std::filesystem::path& index, const std::string& finding);

}  // namespace kwic
