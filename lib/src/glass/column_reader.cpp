// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/column_reader.hpp"

#include "base/bytes.hpp"
#include "glass/encoding.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kwic::glass {
namespace {

std::string_view take(std::string_view& rest, std::uint64_t bytes) {
    ByteReader in(rest);
    const std::string_view taken = in.take(bytes);
    rest = in.rest();
    return taken;
}

// Reads a varint. Most numbers take one byte.
std::uint64_t take_number(std::string_view& rest) {
    if (!rest.empty() && static_cast<unsigned char>(rest[0]) < 0x80) {
        const auto number = static_cast<std::uint64_t>(static_cast<unsigned char>(rest[0]));
        rest.remove_prefix(1);
        return number;
    }
    ByteReader in(rest);
    const std::uint64_t number = in.number();
    rest = in.rest();
    return number;
}

}  // namespace

ColumnReader::ColumnReader(const Tables& tables, std::uint32_t slot, bool caches_offsets)
    : table_(&tables.table(postlist_table)),
      offsets_(caches_offsets ? tables.value_offsets(slot) : nullptr),
      cursor_(*table_),
      key_(value_chunk_prefix) {
    append_varint(key_, slot);
    stem_bytes_ = key_.size();
}

std::string_view ColumnReader::value(std::uint32_t document) {
    if (offsets_)
        if (const auto range = offsets_->find(document)) return table_->bytes_at(range->offset, range->bytes);
    return found_value(document);
}

// Prefetches at most the first 512 bytes. The processor itself prefetches the rest of a long value as soon as the bytes
// are read one after the other.
void ColumnReader::prefetch(std::uint32_t document) const {
    constexpr std::size_t line = 64;
    constexpr std::size_t max_bytes = 8 * line;
    const auto range = offsets_ ? offsets_->find(document) : std::nullopt;
    if (!range) return;
    const std::string_view value = table_->bytes_at(range->offset, std::min<std::size_t>(range->bytes, max_bytes));
    for (std::size_t at = 0; at < value.size(); at += line) __builtin_prefetch(value.data() + at);
}

// Returns the value of `document`. Does not use the cached offsets.
std::string_view ColumnReader::found_value(std::uint32_t document) {
    return table_->checked([&]() -> std::string_view {
        if (document < chunk_floor_)
            seek(document);
        else if (first_ <= document && document < floor_)
            begin_chunk();
        while (first_ <= document) {
            while (document_ < document && next_value()) {
            }
            if (document_ >= document) break;
            move_on(document);
        }
        if (document < first_ || document_ != document) return {};
        value_ = current_;
        return value_;
    });
}

// Moves to the last chunk whose first document is at most `document`, or to the first chunk if there is no such chunk.
void ColumnReader::seek(std::uint32_t document) {
    find_key(document, false);
    if (is_in_slot())
        load();
    else
        next_chunk(0, 0);
}

// Moves to the last chunk whose first document is at most `document`, or, if the reader is already at this chunk, to
// the next chunk. The reader must be at the last value of the current chunk, which is the value of a document before
// `document`.
void ColumnReader::move_on(std::uint32_t document) {
    const std::uint64_t last = document_;
    const std::uint64_t before = first_;
    if (document - last > last - first_) {  // it is unlikely that the next chunk has the document
        find_key(document, true);
        if (!is_in_slot()) table_->fail("the values of a slot are out of order");
        load();
        if (first_ > last) return;
        if (first_ != before) table_->fail("the values of a slot are out of order");
    }
    next_chunk(last, last + 1);
}

// Moves to the next chunk. `last` is the last document of the current chunk. There is no value between `floor` and the
// first document of the next chunk.
void ColumnReader::next_chunk(std::uint64_t last, std::uint64_t floor) {
    if (cursor_.next() && is_in_slot()) {
        load();
        if (first_ <= last) table_->fail("the values of a slot are out of order");
    } else {
        first_ = none;
    }
    chunk_floor_ = floor_ = floor;
}

void ColumnReader::find_key(std::uint32_t document, bool is_further) {
    key_.resize(stem_bytes_);
    append_sortable(key_, document);
    is_further ? cursor_.find_further(key_) : cursor_.find(key_);
}

// Returns whether the entry at the cursor is a chunk of the slot.
bool ColumnReader::is_in_slot() const {
    return cursor_.key().starts_with(std::string_view(key_).substr(0, stem_bytes_));
}

void ColumnReader::load() {
    ByteReader key(cursor_.key().substr(stem_bytes_));
    first_ = read_sortable(key);
    chunk_floor_ = first_;
    chunk_ = cursor_.whole_tag(joined_);
    if (offsets_ && table_->offset_of(chunk_)) cache_offsets();
    begin_chunk();
}

// Caches the offset of each value of the chunk, which must be in the mapped table.
void ColumnReader::cache_offsets() {
    begin_chunk();
    do {
        offsets_->add(static_cast<std::uint32_t>(document_), *table_->offset_of(current_), current_.size());
    } while (next_value());
}

void ColumnReader::begin_chunk() {
    floor_ = chunk_floor_;
    document_ = first_;
    rest_ = chunk_;
    current_ = take(rest_, take_number(rest_));
}

// Moves to the next value of the chunk. Returns false if the chunk has no further value.
bool ColumnReader::next_value() {
    if (rest_.empty()) return false;
    const std::uint64_t gap = take_number(rest_);
    if (gap >= none - 1 - document_) table_->fail("the values of a slot are out of order");
    floor_ = document_ + 1;
    document_ += gap + 1;
    current_ = take(rest_, take_number(rest_));
    return true;
}

}  // namespace kwic::glass
