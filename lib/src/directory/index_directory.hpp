// SPDX-License-Identifier: GPL-2.0-or-later
// Manages the folder of an index, and implements the protocol that publishes the generations of the index (see
// doc/commit-protocol.md for details):
//
//     CURRENT               a Xapian stub file that names the published generation. Xapian's tools can open this file
//     gen-N/                a generation: a Xapian database and manifest.json. A new generation has the next number
//     gen-N/updating.tmp    marks a generation that is being updated in place
//     tmp-*/                builds and scratch folders that are in use or were left by a crash
//     lock                  locked by the writer (flock)
//     sources.json          written by kwic-indexer; see sources_name
//
// A build, a rebuild or a compaction makes a new generation in four steps:
//
//     1. write the database and its manifest to tmp-*/
//     2. fsync all files and folders; rename tmp-*/ to gen-N/; fsync the index folder
//     3. replace CURRENT with a single rename(), and fsync the folder: from now on, readers open gen-N
//     4. remove all other generations, except those that a snapshot has pinned
//
// An update changes the published generation in four steps:
//
//     1. create updating.tmp: checksums and sizes in the manifest may now be older than the files
//     2. commit all changes through Xapian, in one atomic and durable step
//     3. replace the manifest
//     4. remove updating.tmp
//
// Readers open the generation that CURRENT names and keep this generation open, even after a writer removes it. Readers
// hold no lock while they read; only is_locked() takes a shared lock for a moment.
//
// If a writer crashes before step 3 of making a new generation, the old generation is still published, and the next
// writer removes the new generation. If there is no old generation and step 2 is complete, the next writer publishes
// the new generation (see restore_current()). After a crash during an update, the update is either complete or without
// effect. The writer that opens the index after the crash finds updating.tmp, checks the tables, and completes steps 3
// and 4.
#pragma once

#include "base/descriptor.hpp"

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>

namespace kwic {

// index_directory.cpp also defines holds_index(), which is declared in <kwic/index_files.hpp>.

// Returns the path of the published generation. Throws Error (not_found) if the folder is not an index. Throws Error
// (corrupt) if CURRENT is damaged, if CURRENT is missing although there are generations and no writer holds the lock,
// or if an entry of the generation is not a regular file, such as a symbolic link.
std::filesystem::path current_generation(const std::filesystem::path& index);

// Returns the path of CURRENT. A change replaces the file; the file is never written to in place.
std::filesystem::path current_file(const std::filesystem::path& index);

// Returns whether any process, including this process, holds the WriteLock of the index. Takes a shared lock for a
// moment; a writer that starts at this moment fails with Error (locked).
bool is_locked(const std::filesystem::path& index);

// Holds the exclusive right to write to an index. Creates the folder if it is missing. The constructor throws
//
//     Error (locked)            if another writer still has the lock after the time `wait`
//     Error (cancelled)         if a stop is requested during this time
//     Error (invalid_argument)  if the folder holds files that do not belong to an index
//     Error (io)                if the lock file cannot be opened or locked
class WriteLock {
public:
    explicit WriteLock(const std::filesystem::path& index, std::chrono::milliseconds wait = {},
                       const std::stop_token& stop = {});
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;

    // Returns whether the lock file is still at the path at which the constructor opened it. If the result is false,
    // the index was moved or deleted, and there may be another index at the path. Returns true if the path cannot be
    // examined.
    bool is_in_place() const;

    // Closes the lock file. In a child process, the lock remains held until the parent closes the lock file too.
    void close() { file_.close(); }

private:
    std::filesystem::path path_;
    Descriptor file_;  // the file is never removed: otherwise two writers could lock different files of this name
};

// A snapshot reads a state of a generation for a longer time than a search. An update would overwrite blocks of the
// state, so writers update a copy of a pinned generation, and do not remove a pinned generation.

// Pins a generation until the descriptor is closed, with a shared lock on a table. Throws Error (io) on failure.
Descriptor pin_generation(const std::filesystem::path& generation);

// Returns whether a process, which may be the calling process, has pinned the generation.
bool is_pinned(const std::filesystem::path& generation);

// Callers of the functions below, except is_marked_updating(), must hold the WriteLock.

// If CURRENT needs repair, writes the name of the newest intact generation into CURRENT. CURRENT needs repair if it is
// damaged, or if it names a generation that does not exist. CURRENT also needs repair if it is missing although there
// are generations, which is the state after a crash between steps 2 and 3 of the first build. Returns false if CURRENT
// needs repair and no generation is intact.
bool restore_current(const std::filesystem::path& index);

// Removes builds, and generations that are neither published nor pinned. If CURRENT is missing or names a generation
// that does not exist, removes all generations. If CURRENT is damaged, removes nothing.
void sweep(const std::filesystem::path& index);

// Creates an empty folder for a build and returns its path.
std::filesystem::path make_build_folder(const std::filesystem::path& index);

// Performs steps 2 to 4 of making a new generation. The folder `build` must hold the complete database and manifest.
// Returns the path of the new generation.
std::filesystem::path publish(const std::filesystem::path& index, const std::filesystem::path& build);

// Create, remove and look for updating.tmp in a generation.
void mark_updating(const std::filesystem::path& generation);
void unmark_updating(const std::filesystem::path& generation);
bool is_marked_updating(const std::filesystem::path& generation);

}  // namespace kwic
