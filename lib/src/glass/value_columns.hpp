// SPDX-License-Identifier: GPL-2.0-or-later
// ValueColumns collects the values of all documents by slot. For each slot, ValueColumns makes entries of the postlist
// table: an entry with statistics, and chunks, which hold the values. The key of a chunk ends with the number of the
// chunk's first document. The tag (see glass/bulk_builder.hpp) of a chunk is a sequence of values in this format:
//
//     gap                  varint: document number - previous document number - 1; absent for the first value
//     size of the value    varint
//     value
#pragma once

#include "glass/posting_chunks.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kwic::glass {

class ValueColumns {
public:
    // `sink` must outlive this object. The keys of the entries that `sink` receives are in no particular order.
    explicit ValueColumns(ChunkSink& sink) : sink_(sink) {}

    // Adds a value, which must not be empty. For each slot, the documents must be added in ascending order.
    void add(std::uint32_t document, std::uint32_t slot, std::string_view value);

    // Writes the last chunks and the statistics.
    void finish();

private:
    struct Column {
        std::uint32_t values = 0;
        std::string lower, upper;
        std::uint32_t first = 0, last = 0;  // first and last document of the open chunk
        std::string chunk;
    };

    void write_chunk(std::uint32_t slot, Column& column);
    void write_statistics(std::uint32_t slot, const Column& column);

    ChunkSink& sink_;
    std::map<std::uint32_t, Column> columns_;
};

}  // namespace kwic::glass
