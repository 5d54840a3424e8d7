// SPDX-License-Identifier: GPL-2.0-or-later
// Compaction: a database that updates have made ragged -> the same one written anew, without free space.
//
// Where a table has no room, an update splits its blocks in half: the tables of a fresh index have none, so that
// changing a few documents in a hundred may nearly double it. It does not grow much further, and free blocks are used
// again, but half of what searches read is then empty.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"

#include <filesystem>

namespace kwic {

// Whether a commit should compact. The rule: the files are more than a quarter larger than they were when they were
// last written as a whole, for as many documents; and one in 50 documents has changed since, or that smaller size is
// below 32 MiB, which takes half a second, or they are twice as large. So an update seldom waits for a compaction that
// costs much more than all updates since the last one did. An index that the disk has no room for twice is left as it
// is.
bool should_compact(const std::filesystem::path& generation, const Manifest& manifest);

// Writes the database `from` into the empty folder `to` and makes sure that it is whole. Documents keep their numbers.
// Throws Error.
void write_compacted(const std::filesystem::path& from, const std::filesystem::path& to, Monitor& monitor);

}  // namespace kwic
