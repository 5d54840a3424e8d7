// SPDX-License-Identifier: GPL-2.0-or-later
// The values of all documents, by slot -> chunks and statistics for the postlist table.
#pragma once

#include "glass/posting_chunks.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kwic::glass {

class ValueColumns {
public:
    // `sink` must outlive it; chunks come in no order of keys.
    explicit ValueColumns(ChunkSink& sink) : sink_(sink) {}

    // Documents ascend; `value` is not empty.
    void add(std::uint32_t document, std::uint32_t slot, std::string_view value);

    // The last chunks and the statistics.
    void finish();

private:
    struct Column {
        std::uint32_t values = 0;
        std::string lower, upper;
        std::uint32_t first = 0, last = 0;  // documents of the open chunk
        std::string chunk;
    };

    void write_chunk(std::uint32_t slot, Column& column);
    void write_statistics(std::uint32_t slot, const Column& column);

    ChunkSink& sink_;
    std::map<std::uint32_t, Column> columns_;
};

}  // namespace kwic::glass
