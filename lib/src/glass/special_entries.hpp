// SPDX-License-Identifier: GPL-2.0-or-later
// SpecialEntries holds the entries of the postlist table that are not postings of terms: metadata, values and their
// statistics, and document lengths. SpecialEntries keeps the entries in sorted runs in the temporary file until all
// terms are written. glass/bulk_builder.hpp explains entries, tags and items.
#pragma once

#include "glass/external_sorter.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/posting_chunks.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

class SpecialEntries : public ChunkSink {
public:
    SpecialEntries(TempFile& temp, std::size_t memory) : runs_(temp), sorter_(runs_, memory) {}

    // Adds an entry. `key` includes its prefix, such as metadata_prefix. If several entries have the same key, the last
    // one is used.
    void add(std::string_view key, std::string_view tag) override {
        std::uint8_t order[8];
        put_big_endian_32(order, static_cast<std::uint32_t>(count_ >> 32));
        put_big_endian_32(order + 4, static_cast<std::uint32_t>(count_));
        ++count_;
        sorter_.add(key, as_text(order, sizeof order), tag);
    }

    // Returns the size of the largest tag that fits into one item. The free space of a block does not limit the result,
    // because the block that will hold the tag is not known yet.
    std::size_t room(std::size_t key_bytes, std::size_t) override {
        return max_item_bytes - item_header_bytes - key_bytes;
    }

    void finish() { sorter_.finish(); }
    SortedRuns& runs() { return runs_; }

private:
    SortedRuns runs_;
    ExternalSorter sorter_;
    std::uint64_t count_ = 0;
};

}  // namespace kwic::glass
