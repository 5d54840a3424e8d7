// SPDX-License-Identifier: GPL-2.0-or-later
// LeafWriter packs entries, in ascending order of their keys, into the leaf blocks of a table. glass/bulk_builder.hpp
// explains items, tags and components.
#pragma once

#include "glass/encoding.hpp"
#include "glass/table_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic::glass {

// Format of an item of a leaf:
//
//     size of the item - 3, and flags    2 bytes
//     size of the key                    1 byte
//     key
//     component                          2 bytes; absent in the first item of a tag
//     tag, or a part of the tag
inline constexpr unsigned item_header_bytes = 3;
inline constexpr unsigned compressed_flag = 0x8000, last_flag = 0x4000, first_flag = 0x2000;  // in the first 2 bytes

// Four items of the maximum size must fit into a block, so that an update can split the block.
inline constexpr unsigned max_item_bytes = (block_bytes - directory_begin - 4 * directory_entry_bytes) / 4;

class LeafWriter {
public:
    enum class Packing {
        whole,  // a tag that fits into one item is never split
        dense,  // a tag is also split to fill the rest of a block; a reader of the tag must then read another block
    };

    LeafWriter(TableFile& table, Packing packing);

    // Adds the null item: the first item of a table, whose key and tag are empty. The null item does not count as an
    // entry.
    void add_null_item() { put_item({}, 1, {}, first_flag | last_flag); }

    // Adds an entry. `key` must be greater than all earlier keys. `is_compressed` means that the tag is a deflate
    // stream. Throws Error (invalid_argument) if the key is longer than max_key_bytes.
    void add(std::string_view key, std::string_view tag, bool is_compressed = false);

    // Adds an entry. Reads the tag from a Window, so that the tag need not fit into memory. Throws Error
    // (invalid_argument) if the tag needs more than 65,535 components, about 133 MB.
    void add(std::string_view key, Window& tag, bool is_compressed = false);

    // Returns the size of the largest tag that fits as one item into the rest of the open block. If no block is open,
    // or if the rest has room for less than `min_bytes` bytes of a tag, returns the size of the largest tag that fits
    // as one item into an empty block.
    std::size_t best_tag_bytes(std::size_t key_bytes, std::size_t min_bytes) const;

    // Writes the last block and returns the sequence of all leaves.
    LeafSequence& finish();

    bool is_empty() const { return sequence_.entries == 0; }

private:
    unsigned free_bytes() const { return items_begin_ - directory_end_; }
    bool is_open() const { return directory_end_ > 0; }
    bool is_worth_filling(std::size_t overhead) const;
    void put_item(std::string_view key, unsigned component, std::string_view part, unsigned flags);
    void open_block(std::string_view key, unsigned component);
    void close_block();

    TableFile& table_;
    Packing packing_;
    LeafSequence sequence_;
    std::vector<std::uint8_t> block_;  // the open block
    unsigned directory_end_ = 0;       // 0 if no block is open
    unsigned items_begin_ = 0;
};

}  // namespace kwic::glass
