// SPDX-License-Identifier: GPL-2.0-or-later
// TableCursor finds entries in a table and reads them in ascending order of their keys.
#pragma once

#include "glass/open_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic::glass {

// A TableCursor is used by one thread at a time. The functions that move the cursor throw Error (corrupt) if the table
// is damaged, Error (io) if the table cannot be read, and Xapian::DatabaseModifiedError if a writer has overwritten a
// block of the revision. After an exception, the cursor must be moved with find() before it is used again.
class TableCursor {
public:
    // The cursor is at the null item, which precedes the first entry and has an empty key. `table` must outlive the
    // cursor.
    explicit TableCursor(const OpenTable& table) : table_(&table) {}

    // Moves to the last entry whose key is at most `key`, or to the null item if there is none. Returns whether the key
    // of the entry is `key`.
    bool find(std::string_view key);

    // Like find(), but `key` must be at least the key of the current entry. find_further() is faster if the current
    // entry is near.
    bool find_further(std::string_view key);

    // Moves to the next entry. Returns false if there is none; the cursor must then be moved with find().
    bool next();

    // The key of the current entry, and the first component of its tag as stored. The views are valid until the cursor
    // moves.
    std::string_view key() const { return item_.key; }
    std::string_view tag() const { return item_.tag; }

    // Returns the tag with all components: a view of the block or of `buffer`, valid until the cursor moves or `buffer`
    // changes. Uncompresses a compressed tag. May be called once for each entry.
    std::string_view whole_tag(std::string& buffer);

    // Moves as find() does. Returns a copy of the whole tag of `key`, or an empty string if the table has no such
    // entry.
    std::string tag_of(std::string_view key);

private:
    // A block on the path from the root to the current item, and the item of the block through which the path leads.
    struct PathBlock {
        HeldBlock held;
        std::size_t at = 0;  // number of the item
        const TableBlock& block() const { return held.block; }
    };

    bool find_from_root(std::string_view key);
    bool finish_find(unsigned level, std::string_view key);
    void descend(unsigned level, std::string_view key);
    void open(unsigned level, std::uint64_t number);
    bool next_item();
    void previous_item();

    const OpenTable* table_;
    TableItem item_;
    bool is_open_ = false;                    // whether path_ leads to item_
    std::array<PathBlock, max_levels> path_;  // indexed by level
};

}  // namespace kwic::glass
