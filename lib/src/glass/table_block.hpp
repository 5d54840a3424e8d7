// SPDX-License-Identifier: GPL-2.0-or-later
// TableBlock reads a block of a table. glass/table_file.hpp describes the format of blocks, and glass/leaf_writer.hpp
// describes the format of the items of leaves. An item of a branch, which is a block above the leaves, consists of the
// block number of the child (4 bytes), the size of the key (1 byte), the key, and the component (2 bytes).
#pragma once

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
std::uint32_t revision_of(std::string_view block);

// All functions check the bytes that they read, and throw Error (corrupt) if the block is damaged.
class TableBlock {
public:
    // `bytes` is a complete block of the level `level` (0 for a leaf), and must outlive the TableBlock and its items.
    TableBlock(std::string_view bytes, unsigned level);

    std::size_t size() const { return size_; }  // number of items

    // Returns an item. The items ascend by key and component, unless the block is damaged.
    TableItem item(std::size_t number) const;

    // Returns the number of the last item whose pair (key, component) is at most (`key`, `component`), or 0 if the
    // pairs of all items are greater. Throws Error (corrupt) if the block has no items.
    std::size_t last_not_after(std::string_view key, unsigned component) const;

private:
    std::size_t offset(std::size_t number) const;
    std::string_view key_at(std::size_t at) const;

    std::string_view bytes_;
    bool is_leaf_;
    std::size_t key_begin_;  // number of bytes that precede the key in an item
    std::size_t directory_end_;
    std::size_t size_;
};

}  // namespace kwic::glass
