// SPDX-License-Identifier: GPL-2.0-or-later
// One file of a glass database: a B-tree whose leaves are filled elsewhere and appended in any order of keys, as
// several sequences that are each in order; the branch blocks above them follow when all leaves are there.
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

// Of every block and table, as in a database fresh from Xapian's compactor.
inline constexpr std::uint32_t revision = 1;

// A block begins with its revision (4 bytes), level (1), free bytes (2, twice) and the end of its directory (2).
// The directory has the offset of each item, in order of keys; items are at the end.
inline constexpr unsigned directory_begin = 11;
inline constexpr unsigned directory_entry_bytes = 2;

// Completes the first bytes of a block, and clears what is free.
void finish_block(std::uint8_t* block, unsigned level, unsigned directory_end, unsigned items_begin);

// The key of a leaf's first item, or the shortest that is above the leaf before.
struct Divider {
    std::string_view key;
    std::uint16_t component = 1;  // of the item's tag
};

Divider shortest_divider(std::string_view before, Divider first);

// The leaves of ascending keys that belong together; see LeafWriter.
struct LeafSequence {
    Spool dividers;  // of all leaves but the first: block (32 bits), component (16 bits), size of the key (8), key
    std::uint64_t leaves = 0;
    std::uint64_t entries = 0;
    std::uint32_t first_block = 0;
    std::string first_key, last_key;
    std::uint16_t first_component = 1;
};

// What the version file tells about a table.
struct TableRoot {
    std::uint32_t block = 0;
    std::uint32_t blocks = 0;
    unsigned level = 0;
    std::uint64_t entries = 0;
    bool is_sequential = true;  // leaves are in the file in the order of their keys
    bool exists = false;
};

class TableFile {
public:
    // `temp` must outlive it. The file is made with the first leaf.
    TableFile(std::filesystem::path path, TempFile& temp);

    std::uint32_t append(const std::uint8_t* block);  // returns its number

    // Writes the branch blocks, given the sequences in the order of their keys, and syncs the file.
    TableRoot finish(std::span<LeafSequence* const> sequences);

    TempFile& temp() { return temp_; }
    XXH128_hash_t digest() const;  // of all blocks

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
    std::uint64_t written_ = 0;  // bytes
    Buffer pending_;
    std::unique_ptr<XXH3_state_t, HashFree> hash_;
};

}  // namespace kwic::glass
