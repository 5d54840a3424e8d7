// SPDX-License-Identifier: GPL-2.0-or-later
// TableBlock reads a block of a table. glass/table_file.hpp describes the format of blocks, and glass/leaf_writer.hpp
// describes the format of the items of leaves. An item of a branch, which is a block above the leaves, consists of the
// block number of the child (4 bytes), the size of the key (1 byte), the key, and the component (2 bytes).
#pragma once

#include "base/big_endian.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/table_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic::glass {

struct TableItem {
    std::string_view key;
    unsigned component = 1;
    std::uint32_t child = 0;  // in a branch: number of the child block
    std::string_view tag = {};
    bool is_compressed = false, is_first = false, is_last = false;  // in a leaf
};

// Returns the revision in which the block was written. `block` must have at least 4 bytes.
inline std::uint32_t revision_of(std::string_view block) { return get_big_endian<std::uint32_t>(block.data()); }

// All functions check the bytes that they read, and throw Error (corrupt) if the block is damaged.
class TableBlock {
public:
    TableBlock() = default;  // has no items

    // `bytes` is a complete block of the level `level` (0 for a leaf), and must outlive the TableBlock and its items.
    TableBlock(std::string_view bytes, unsigned level)
        : bytes_(bytes.data()),
          block_bytes_(static_cast<std::uint32_t>(bytes.size())),
          directory_end_(number_at(directory_begin - 2)),
          key_begin_(level == 0 ? item_header_bytes : branch_header_bytes) {
        if (static_cast<unsigned char>(bytes_[4]) != level || directory_end_ < directory_begin ||
            directory_end_ > block_bytes_ || (directory_end_ - directory_begin) % directory_entry_bytes != 0)
            fail_header();
    }

    // The number of items.
    std::size_t size() const { return (directory_end_ - directory_begin) / directory_entry_bytes; }

    // Returns an item. The items ascend by key and component, unless the block is damaged.
    TableItem item(std::size_t number) const;

    // Returns the child of an item. The block must be a branch.
    std::uint32_t child(std::size_t number) const { return get_big_endian<std::uint32_t>(bytes_ + offset(number)); }

    // Returns the number of the last item whose pair (key, component) is at most (`key`, `component`). The result is at
    // least `first`, whose pair is not compared. Throws Error (corrupt) if the block has no items.
    std::size_t last_not_after(std::string_view key, unsigned component, std::size_t first = 0) const;

    // Returns whether the pair (key, component) of an item is greater than (`key`, `component`).
    bool is_after(std::size_t number, std::string_view key, unsigned component) const {
        const int order = key_at(offset(number)).compare(key);
        return order > 0 || (order == 0 && item(number).component > component);
    }

private:
    static constexpr unsigned branch_header_bytes = 5;  // number of bytes that precede the key in an item of a branch

    [[noreturn]] static void fail_header();
    [[noreturn]] static void fail_item();

    unsigned number_at(std::size_t at) const {
        return get_big_endian_16(reinterpret_cast<const std::uint8_t*>(bytes_) + at);
    }

    // Returns the offset of an item.
    std::size_t offset(std::size_t number) const {
        const std::size_t at = number_at(directory_begin + directory_entry_bytes * number);
        if (at < directory_end_ || at + key_begin_ > block_bytes_) fail_item();
        return at;
    }

    // Returns the key of the item at the offset `at`.
    std::string_view key_at(std::size_t at) const {
        const std::size_t size = static_cast<unsigned char>(bytes_[at + key_begin_ - 1]);
        if (at + key_begin_ + size > block_bytes_) fail_item();
        return {bytes_ + at + key_begin_, size};
    }

    const char* bytes_ = nullptr;
    std::uint32_t block_bytes_ = 0;
    std::uint32_t directory_end_ = directory_begin;
    std::uint32_t key_begin_ = item_header_bytes;  // number of bytes that precede the key in an item
};

}  // namespace kwic::glass
