// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Functions that find the folder of an index and check the files in it.
///
///     const std::optional<std::filesystem::path> index = kwic::find_index("notes/2023");
///     if (index)
///         for (const std::string& finding : kwic::verify_index(*index)) std::cerr << finding << '\n';
///
/// They do not change any file.
///
/// Threads: every function may be called from several threads at once.
///
/// Failures: find_index() and holds_index() do not fail; in case of an error they find no index. verify_index() and
/// verify_files() throw Error (not_found) if there is no index, (version_mismatch) if another version of kwic made it,
/// (corrupt) if its manifest cannot be read, (locked) if updates of the index leave no time to check it, and
/// (cancelled) once a stop is requested.
#pragma once

#include <kwic/api.h>
#include <kwic/progress.hpp>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace kwic {

/// Returns the nearest folder `.kwic`, the default name of an index, in `from` or in one of its parent folders. The
/// folder need not hold an index that can be opened.
KWIC_API std::optional<std::filesystem::path> find_index(const std::filesystem::path& from = ".");

/// Returns whether the folder holds an index of any version of kwic.
KWIC_API bool holds_index(const std::filesystem::path& folder);

/// Checks the whole index. It first compares every file with its checksum. If all checksums match, it runs Xapian's own
/// check and compares the parts of the index with each other: records, texts, terms, positions, values, and the tables
/// derived from them.
///
/// Returns a description of each defect, at most 20 of each kind; an empty list means that the index is intact. Reads
/// the whole index on all cores, and needs about 50 MB of memory in addition to the longest document. An update leaves
/// the tables of an index larger than 1 GiB without checksums until the index is compacted or rebuilt.
KWIC_API std::vector<std::string> verify_index(const std::filesystem::path& index,
                                               const ProgressCallback& progress = {}, std::stop_token stop = {});

/// Does only the first part of verify_index(): compares every file with its checksum, and checks the block structure of
/// files without a checksum. Takes about as long as reading all files. Returns a description of each defect.
KWIC_API std::vector<std::string> verify_files(const std::filesystem::path& index, std::stop_token stop = {});

}  // namespace kwic
