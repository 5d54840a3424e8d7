// SPDX-License-Identifier: GPL-2.0-or-later
// EntryLookup reads metadata and the statistics of terms in one revision of a database. EntryLookup returns the same
// data as Xapian::Database, but reads fewer blocks. A table is a B-tree of blocks (see glass/bulk_builder.hpp). Xapian
// 1.4 keeps one block of each level in memory. If lookups alternate between distant keys, each lookup therefore reads
// two or three blocks of 8 KiB. EntryLookup keeps up to 321 blocks (2.6 MB) in memory: the root, 256 leaves, and 64
// blocks of the levels between the root and the leaves. A lookup of a distant key therefore usually reads at most one
// block.
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
#include <type_traits>
#include <utility>

namespace kwic::glass {

// Not thread-safe. The functions throw Error (corrupt) if the postlist table is damaged, Error (io) if the postlist
// table cannot be read, and Xapian::DatabaseModifiedError if a writer has overwritten a block of the revision.
class EntryLookup {
public:
    // Looks up all entries through Xapian. `database` may be remote.
    explicit EntryLookup(Xapian::Database database) : database_(std::move(database)) {}

    // Looks up entries in the postlist table in `folder`, the folder of `database`. Uses Xapian instead if the folder
    // cannot be read, contains another database, or contains a newer revision than the one that `database` has opened.
    EntryLookup(Xapian::Database database, const std::filesystem::path& folder);

    // Returns the metadata entry of `key`, or an empty string if there is none.
    std::string metadata(const std::string& key);

    // Returns whether `key` has a metadata entry.
    bool has_metadata(const std::string& key);

    struct TermStatistics {
        Xapian::doccount documents = 0;  // document frequency; 0 if the database does not have the term
        Xapian::termcount max_tf = 0;    // upper bound on the number of occurrences in one document
    };
    TermStatistics term(const std::string& term);

private:
    std::string read_metadata(const std::string& key);
    TermStatistics read_term(const std::string& term);
    std::optional<TableItem> find(std::string_view key, unsigned component);
    TableBlock block(std::uint64_t number, unsigned level);
    void read(std::string& block, std::uint64_t number) const;
    template <class Read>
    std::invoke_result_t<Read> checked(Read read) const;

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
    // Caches of the blocks other than the root. Block n is kept in the element n % size() of its array.
    std::array<CachedBlock, 256> leaves_;
    std::array<CachedBlock, 64> branches_;
};

}  // namespace kwic::glass
