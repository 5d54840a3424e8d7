// SPDX-License-Identifier: GPL-2.0-or-later
// Entries in the order of their keys -> leaf blocks of a table, packed as full as the format lets.
#pragma once

#include "glass/encoding.hpp"
#include "glass/table_file.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic::glass {

// A leaf's item: its size and flags (2 bytes), the size of the key (1), the key, the component if it is not the
// first (2), and the tag, or its part.
inline constexpr unsigned item_header_bytes = 3;

// Four items must fit into a block, or an update could not split it.
inline constexpr unsigned max_item_bytes = (block_bytes - directory_begin - 4 * directory_entry_bytes) / 4;

class LeafWriter {
public:
    enum class Packing {
        whole,  // an entry that would fit into a block of its own is not divided
        dense,  // it is, where that fills a block; its readers then need two
    };

    LeafWriter(TableFile& table, Packing packing);

    // Every table begins with this item, which is no entry.
    void add_null_item() { put_item({}, 1, {}, first_flag | last_flag); }

    // `key` above all before; throws Error (invalid_argument) if it is longer than max_key_bytes. `is_compressed`:
    // the tag is a deflate stream.
    void add(std::string_view key, std::string_view tag, bool is_compressed = false);

    // The same for a tag of any size; up to 133 MB fit.
    void add(std::string_view key, Window& tag, bool is_compressed = false);

    // The size of the largest tag that makes one item in the open block, if that is no less than `least`, else in an
    // empty one.
    std::size_t best_tag_bytes(std::size_t key_bytes, std::size_t least) const;

    // Completes the last block.
    LeafSequence& finish();

    bool is_empty() const { return sequence_.entries == 0; }

private:
    static constexpr unsigned compressed_flag = 0x8000, last_flag = 0x4000, first_flag = 0x2000;

    unsigned free_bytes() const { return items_begin_ - directory_end_; }
    bool is_open() const { return directory_end_ > 0; }
    bool is_worth_filling(std::size_t overhead) const;
    void put_item(std::string_view key, unsigned component, std::string_view part, unsigned flags);
    void open_block(std::string_view key, unsigned component);
    void close_block();

    TableFile& table_;
    Packing packing_;
    LeafSequence sequence_;
    std::vector<std::uint8_t> block_;  // the one being filled
    unsigned directory_end_ = 0;       // 0: none is open
    unsigned items_begin_ = 0;
};

}  // namespace kwic::glass
