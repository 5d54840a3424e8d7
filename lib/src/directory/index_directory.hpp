// SPDX-License-Identifier: GPL-2.0-or-later
// The folder of an index:
//
//     CURRENT      name of the published generation, as a stub file: Xapian's tools take it for the database
//     gen-N/       a Xapian database and its manifest
//     tmp-*/       builds that are under way, or were cut off; the next writer sweeps them
//     lock         held by the writer
//
// A generation is built in tmp-*, made durable, renamed and then named in CURRENT by one rename. Readers keep
// what they have open; a generation that was replaced is removed at once.
#pragma once

#include "base/descriptor.hpp"

#include <filesystem>
#include <string>

namespace kwic {

// The published generation. Throws Error (not_found) where the folder is no index, (corrupt) where CURRENT is damaged.
std::filesystem::path current_generation(const std::filesystem::path& index);

// What names it. It is replaced, never written to.
std::filesystem::path current_file(const std::filesystem::path& index);

// Whether the folder holds an index that was published.
bool is_index(const std::filesystem::path& index);

// Whether another process, or another part of this one, has the right to write to it.
bool is_locked(const std::filesystem::path& index);

// The right to write to an index; makes the folder where it is missing. Throws Error (locked) while another
// process has it, (invalid_argument) for a folder with things that are no index's.
class WriteLock {
public:
    explicit WriteLock(const std::filesystem::path& index);

private:
    Descriptor file_;  // stays on disk: removing it would let two writers lock two files of one name
};

// The following need the lock.

// Where CURRENT is damaged or missing, as after a first publication that was cut off: names the newest generation that
// is whole. Returns false if there are generations and none of them is.
bool restore_current(const std::filesystem::path& index);

// Removes what cut-off writers left.
void sweep(const std::filesystem::path& index);

std::filesystem::path make_build_folder(const std::filesystem::path& index);

// Makes `build` the published generation and removes the one before; returns its new place. The files must be complete.
std::filesystem::path publish(const std::filesystem::path& index, const std::filesystem::path& build);

// A mark in a generation that it is being updated in place: while it is there, the manifest's checksums may be
// older than the files.
void mark_updating(const std::filesystem::path& generation);
void unmark_updating(const std::filesystem::path& generation);
bool is_marked_updating(const std::filesystem::path& generation);

}  // namespace kwic
