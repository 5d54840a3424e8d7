// SPDX-License-Identifier: GPL-2.0-or-later
// EntryLookup reads metadata and the statistics of terms in one revision of a database. The results are those of
// Xapian::Database, but EntryLookup reads fewer blocks. Xapian 1.4 holds one block of each level of a table in memory.
// If lookups alternate between distant keys, each lookup therefore reads two or three blocks of 8 KiB. EntryLookup
// holds up to 81 blocks, most of them branches, so that such a lookup usually reads one block.
#pragma once

#include "base/descriptor.hpp"
#include "glass/table_block.hpp"
#include "glass/version_reader.hpp"

#include <xapian.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {

// Not thread-safe. The functions throw Error (corrupt) if the table is damaged, Error (io) if the table cannot be read,
// and Xapian::DatabaseModifiedError if a writer has overwritten a block of the revision.
class EntryLookup {
public:
    // Looks up entries by Xapian alone, for example in a remote database.
    explicit EntryLookup(Xapian::Database database) : database_(std::move(database)) {}

    // Looks up entries in the postlist table in `folder`, the folder of `database`. Uses Xapian instead if the folder
    // cannot be read, contains another database, or contains a newer revision than the one that `database` has opened.
    EntryLookup(Xapian::Database database, const std::filesystem::path& folder);

    // Returns the entry of the metadata with this key, or an empty string if there is none.
    std::string metadata(const std::string& key);

    // Returns whether the metadata have an entry with this key.
    bool has_metadata(const std::string& key);

    struct TermStatistics {
        Xapian::doccount documents = 0;  // document frequency; 0 if the database does not have the term
        Xapian::termcount max_tf = 0;    // upper bound on the occurrences in one document
    };
    TermStatistics term(const std::string& term);

private:
    std::string read_metadata(const std::string& key);
    TermStatistics read_term(const std::string& term);
    std::optional<TableItem> find(std::string_view key, unsigned component);
    TableBlock block(std::uint64_t number, unsigned level);
    void read(std::string& block, std::uint64_t number) const;
    [[noreturn]] void rethrow() const;

    Xapian::Database database_;
    Descriptor file_;  // the postlist table; not open if Xapian looks up the entries
    std::filesystem::path path_;
    TableTree tree_;
    std::uint64_t revision_ = 0;
    Xapian::termcount max_occurrences_ = 0;

    struct CachedBlock {
        std::uint64_t number = 0;
        std::string bytes;  // empty if no block is cached
    };
    CachedBlock root_;
    // Caches of other blocks. Block n can be in the element n % size.
    std::array<CachedBlock, 16> leaves_;
    std::array<CachedBlock, 64> branches_;
};

}  // namespace kwic::glass
