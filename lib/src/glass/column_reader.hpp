// SPDX-License-Identifier: GPL-2.0-or-later
// ColumnReader reads the values of one slot. glass/value_columns.hpp describes the format.
#pragma once

#include "glass/table_cursor.hpp"
#include "glass/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// A ColumnReader is used by one thread at a time. The functions throw the exceptions of TableCursor. After an
// exception, the reader must not be used.
class ColumnReader {
public:
    // `tables` must outlive the reader. If `caches_offsets` is true and the table is mapped, the reader adds the
    // offsets of the values of each chunk that it reads to tables.value_offsets(slot), and finds values by these
    // offsets.
    ColumnReader(const Tables& tables, std::uint32_t slot, bool caches_offsets = false);
    ColumnReader(const ColumnReader&) = delete;
    ColumnReader& operator=(const ColumnReader&) = delete;

    // Returns the value of `document`, or an empty string if the document has none. The result is valid until the next
    // call. If the reader caches offsets, the result may be a view of the mapped file, in which a writer may overwrite
    // the bytes; Tables::is_unchanged() then returns false. The documents of the calls may be in any order; an
    // ascending order is faster.
    std::string_view value(std::uint32_t document);

    // Makes the processor load the beginning of the value of `document` into its cache, if the offset of the value is
    // cached. Saves time if value() is called soon, but not immediately.
    void prefetch(std::uint32_t document) const;

private:
    // A number that is greater than the number of every document.
    static constexpr std::uint64_t none = std::uint64_t{1} << 32;

    std::string_view found_value(std::uint32_t document);
    void seek(std::uint32_t document);
    void move_on(std::uint32_t document);
    void next_chunk(std::uint64_t last, std::uint64_t floor);
    bool is_in_slot() const;
    void load();
    void cache_offsets();
    void begin_chunk();
    bool next_value();
    void find_key(std::uint32_t document, bool is_further);

    const OpenTable* table_;
    ValueOffsets* offsets_;  // null if offsets are not cached
    TableCursor cursor_;
    std::string key_;  // the key of the last search for a chunk
    std::size_t stem_bytes_;

    // The chunk at the cursor. If `first_` is `none`, the cursor is after the last chunk, or no chunk has been read.
    std::uint64_t first_ = none;  // the first document of the chunk
    // No document whose number is at least `chunk_floor_` and less than `first_` has a value.
    std::uint64_t chunk_floor_ = none;
    std::string_view chunk_;
    std::string joined_;          // the chunk, if it has several components
    std::string_view rest_;       // the chunk after the current value
    std::uint64_t floor_ = none;  // no document has a value if its number is in [floor_, document_)
    std::uint64_t document_ = 0;  // the document of the current value
    std::string_view current_;    // the current value
    std::string value_;
};

}  // namespace kwic::glass
