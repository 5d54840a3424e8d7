// SPDX-License-Identifier: GPL-2.0-or-later
// Tables reads the tables of one revision of a local Xapian database, without Xapian. TableCursor
// (glass/table_cursor.hpp) finds entries in a table. glass/bulk_builder.hpp explains tables, blocks, entries and tags.
//
// A writer may update the database at the same time. The writer of the revision r + 1 writes only to blocks that the
// revision r does not use. The writer of the revision r + 2 may write to blocks of the revision r. The bytes that a
// reader of the revision r has read are correct if the version file still describes the revision r after the reading,
// which is_unchanged() checks. If the tables are not mapped, each block is copied and its revision is checked, so all
// data that are read are correct.
#pragma once

#include "base/watched_file.hpp"
#include "glass/open_table.hpp"
#include "glass/value_offsets.hpp"
#include "glass/version_reader.hpp"

#include <xapian.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace kwic::glass {

// Thread-safe if is_mapped() is true. If is_mapped() is false, only one thread at a time may use a Tables object and
// its readers.
class Tables {
public:
    // Opens the tables of the revision that `database` has opened. `folder` is the folder of `database`. Returns null
    // if the folder cannot be read, contains another database or another revision, or has a file that is too short for
    // the revision. If `mapped` is true, maps the files into memory where the system permits it.
    static std::shared_ptr<const Tables> open(const Xapian::Database& database, const std::filesystem::path& folder,
                                              bool mapped);

    // Opens the tables of the newest revision. Throws Error (io) if a file cannot be read, and Error (corrupt) if a
    // file is damaged or too short.
    Tables(const std::filesystem::path& folder, bool mapped);
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    const Version& version() const { return version_; }
    const OpenTable& table(Table table) const { return *tables_[table]; }

    // Returns the cached offsets of the values in `slot`, or null if the table that holds the values is not mapped.
    ValueOffsets* value_offsets(std::uint32_t slot) const;

    // Returns whether tables are mapped. If the result is false, all tables are read with pread().
    bool is_mapped() const;

    // Returns false if the tables are mapped and the version file no longer describes their revision. If the result is
    // false, all data that were read since is_unchanged() last returned true may be wrong, and the readers may have
    // thrown any exception. The usual cost is one call of stat().
    bool is_unchanged() const;

private:
    Tables(const std::filesystem::path& folder, WatchedFile watched, Version version, bool mapped);

    std::filesystem::path folder_;
    WatchedFile watched_;  // the version file, opened before it was read
    Version version_;
    std::array<std::unique_ptr<const OpenTable>, table_files.size()> tables_;
    mutable std::mutex offsets_mutex_;
    mutable std::map<std::uint32_t, ValueOffsets> offsets_;  // by slot
};

}  // namespace kwic::glass
