// SPDX-License-Identifier: GPL-2.0-or-later
// Compaction copies a database that has grown through updates. The blocks of the copy are full, and the copy has no
// free blocks.
//
// An update that adds entries to a full block splits the block into two half-full blocks. The blocks of a new index are
// full, so changing a few per cent of the documents can nearly double the size of the index. Later updates hardly
// enlarge the index, because they use free blocks. But about half of the bytes in the blocks that searches read are
// unused.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <filesystem>

namespace kwic {

// Returns whether a commit should compact the index. Let
//
//     compact size = bytes per document after the last build or compaction * number of documents
//
// The size of the index must exceed the compact size by at least 25 % and at least 128 KiB, the disk must have space
// for a copy, and one of these conditions must be true:
//
//     the compact size is below 32 MiB, so a compaction takes at most about half a second
//     at least 2 % of the documents have changed since the last build or compaction
//     the size is at least twice the compact size
//
// Because of these conditions, a compaction seldom takes much longer than the total time of all updates since the last
// compaction.
bool should_compact(const std::filesystem::path& generation, const Manifest& manifest);

// Writes a compacted copy of the database `from` to the empty folder `to`, and checks the copy. Document numbers do
// not change. Throws an Error or an exception of Xapian on failure.
void write_compacted(const std::filesystem::path& from, const std::filesystem::path& to, Monitor& monitor);

}  // namespace kwic
