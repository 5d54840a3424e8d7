// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Functions that find the folder of an index, and functions that check the files of an index.
///
///     const std::optional<std::filesystem::path> index = kwic::find_index("notes/2023");
///     if (index)
///         for (const std::string& finding : kwic::verify_index(*index)) std::cerr << finding << '\n';
///
/// The functions do not change any file.
///
/// Threads: every function may be called from several threads at once.
///
/// Failures: find_index() and holds_index() throw no Error: find_index() skips folders that cannot be read, and
/// holds_index() returns false for such folders. verify_index() and verify_files() throw Error with one of these codes:
///
///     not_found         there is no index
///     version_mismatch  the index has another format or analyzer version
///     corrupt           the file `CURRENT` or the manifest of the index is damaged
///     io                a file cannot be read
///     locked            the index was updated during each of five attempts to check it
///     cancelled         a stop was requested
#pragma once

#include <kwic/api.h>
#include <kwic/progress.hpp>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace kwic {

/// Returns the nearest folder named `.kwic` in `from` or in a folder above `from`. `.kwic` is the default name of an
/// index. Returns nothing if there is no such folder. Does not check whether the folder holds an index.
KWIC_API std::optional<std::filesystem::path> find_index(const std::filesystem::path& from = ".");

/// Returns whether the folder holds an index of any version of kwic.
KWIC_API bool holds_index(const std::filesystem::path& folder);

/// Checks the whole index. First checks the files as verify_files() does. If the files have no defect, compares the
/// parts of the index with each other: records, texts, terms, positions, values, and the tables derived from these
/// parts. If the files have no defect and are writable, also runs Xapian's own check.
///
/// Returns descriptions of the defects. For each kind of defect, the list contains at most 20 descriptions. If there
/// are more defects of this kind, the list also contains a line with the number of omitted descriptions. An empty list
/// means that the index is intact. Uses all cores, and needs about 50 MB of memory in addition to the memory for the
/// longest document.
KWIC_API std::vector<std::string> verify_index(const std::filesystem::path& index,
                                               const ProgressCallback& progress = {}, std::stop_token stop = {});

/// Compares the files of the index with their checksums, and returns a description of each defect. For tables without
/// valid checksums, checks the structure of their blocks instead. During an update, and after an interrupted update, no
/// table has a valid checksum. If a table has no valid checksum for this reason, no defect is found, and the files are
/// writable, verify_files() also runs Xapian's own check. In an index larger than 1 GiB, tables have no checksums after
/// an update until the index is compacted or rebuilt. Takes about as long as reading all files.
KWIC_API std::vector<std::string> verify_files(const std::filesystem::path& index, std::stop_token stop = {});

}  // namespace kwic
