// SPDX-License-Identifier: GPL-2.0-or-later
// TableFile writes one table, a B-tree in one file (see glass/bulk_builder.hpp). LeafWriters append the leaves, as one
// or several sequences with ascending keys. finish() then appends the branch blocks, which are the blocks above the
// leaves.
#pragma once

#include "base/descriptor.hpp"
#include "glass/temp_file.hpp"

#include <xxhash.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kwic::glass {

inline constexpr unsigned block_bytes = 8192;

// The revision of all blocks and tables, as in a database that Xapian has just compacted.
inline constexpr std::uint32_t revision = 1;

// Format of a block (numbers are big endian):
//
//     revision              4 bytes
//     level                 1 byte; 0 for a leaf
//     free bytes            2 bytes for the largest contiguous free space, and 2 bytes for all free space
//     end of the directory  2 bytes: an offset in the block
//     directory             2 bytes for each item, in ascending order of the keys: the offset of the item
//     free space
//     items
inline constexpr unsigned directory_begin = 11;
inline constexpr unsigned directory_entry_bytes = 2;

// Writes the header of a block and clears its free space.
void finish_block(std::uint8_t* block, unsigned level, unsigned directory_end, unsigned items_begin);

// A pair (key, component) that separates two adjacent leaves. The divider is greater than the pair of each item in the
// left leaf, and not greater than the pair of any item in the right leaf.
struct Divider {
    std::string_view key;
    std::uint16_t component = 1;
};

// Returns the divider with the shortest key. `before` is the last key of the left leaf. `first` is the key and the
// component of the first item of the right leaf.
Divider shortest_divider(std::string_view before, Divider first);

// A sequence of leaves with ascending keys, written by one LeafWriter.
struct LeafSequence {
    // One record for each leaf except the first. A record consists of the block number of the leaf (32 bits) and the
    // divider between the previous leaf and this leaf. The divider is encoded as the component (16 bits), the size of
    // the key (8 bits) and the key.
    Spool dividers;
    std::uint64_t leaves = 0;
    std::uint64_t entries = 0;
    std::uint32_t first_block = 0;
    std::string first_key, last_key;
    std::uint16_t first_component = 1;
};

// The data about a table that the version file (see version_file.hpp) records. `block` is the number of the root block.
struct TableRoot {
    std::uint32_t block = 0;
    std::uint32_t blocks = 0;
    unsigned level = 0;
    std::uint64_t entries = 0;
    bool is_sequential = true;  // whether the leaves are in the file in ascending order of keys
    bool exists = false;
};

class TableFile {
public:
    // `temp` must outlive the TableFile. If no leaf is appended, no file is created.
    TableFile(std::filesystem::path path, TempFile& temp);
    TableFile(const TableFile&) = delete;  // LeafWriters hold references to a TableFile
    TableFile& operator=(const TableFile&) = delete;

    std::uint32_t append(const std::uint8_t* block);  // returns the number of the block

    // Writes the branch blocks and fsyncs the file. The sequences must be in ascending order of their keys.
    TableRoot finish(std::span<LeafSequence* const> sequences);

    TempFile& temp() { return temp_; }
    XXH128_hash_t digest() const;  // returns a hash of all blocks

private:
    struct HashFree {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };

    void flush();
    Spool write_branches(const Spool& below, unsigned level);

    std::filesystem::path path_;
    TempFile& temp_;
    Descriptor file_;
    std::uint32_t blocks_ = 0;
    std::uint64_t written_ = 0;  // number of bytes in the file
    Buffer pending_;
    std::unique_ptr<XXH3_state_t, HashFree> hash_;
};

}  // namespace kwic::glass
