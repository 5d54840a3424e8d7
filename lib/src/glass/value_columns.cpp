// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/value_columns.hpp"

#include "glass/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {
namespace {

std::string chunk_key(std::uint32_t slot, std::uint32_t first_document) {
    std::string key(value_chunk_prefix);
    append_varint(key, slot);
    append_sortable(key, first_document);
    return key;
}

}  // namespace

void ValueColumns::add(std::uint32_t document, std::uint32_t slot, std::string_view value) {
    Column& column = columns_[slot];
    if (column.values++ == 0)
        column.lower = column.upper = value;
    else if (value < column.lower)
        column.lower = value;
    else if (value > column.upper)
        column.upper = value;
    if (!column.chunk.empty()) {
        const std::size_t room = sink_.room(value_chunk_prefix.size() + varint_size(slot) + max_sortable_bytes, 0);
        const std::size_t gap_and_size = varint_size(document - column.last - 1) + varint_size(value.size());
        if (column.chunk.size() + gap_and_size + value.size() > room) write_chunk(slot, column);
    }
    if (column.chunk.empty())
        column.first = document;
    else
        append_varint(column.chunk, document - column.last - 1);
    append_varint(column.chunk, value.size());
    column.chunk += value;
    column.last = document;
}

void ValueColumns::write_chunk(std::uint32_t slot, Column& column) {
    sink_.add(chunk_key(slot, column.first), column.chunk);
    column.chunk.clear();
}

// The tag consists of the number of values, the size of the lower bound, the lower bound and the upper bound. The upper
// bound is omitted if it equals the lower bound.
void ValueColumns::write_statistics(std::uint32_t slot, const Column& column) {
    std::string key(value_statistics_prefix);
    for (std::uint32_t rest = slot; rest > 0; rest >>= 8) key += static_cast<char>(rest & 0xff);
    std::string tag;
    append_varint(tag, column.values);
    append_varint(tag, column.lower.size());
    tag += column.lower;
    if (column.upper != column.lower) tag += column.upper;
    sink_.add(key, tag);
}

void ValueColumns::finish() {
    for (auto& [slot, column] : columns_) {
        write_chunk(slot, column);
        write_statistics(slot, column);
    }
    columns_.clear();
}

}  // namespace kwic::glass
