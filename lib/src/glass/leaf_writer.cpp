// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/leaf_writer.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic::glass {
namespace {

// The minimum size of each part of a tag except the last. A smaller part is not worth the space of another key and the
// time to read another block.
constexpr std::size_t min_part_bytes = 96;

constexpr std::size_t spill_bytes = 64 * 1024;
constexpr unsigned max_components = 0xffff;

}  // namespace

LeafWriter::LeafWriter(TableFile& table, Packing packing) : table_(table), packing_(packing), block_(block_bytes) {}

void LeafWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
    const std::size_t overhead = item_header_bytes + key.size();
    const std::size_t size = overhead + tag.size();
    const bool fits = is_open() && free_bytes() >= size + directory_entry_bytes;
    if (size <= max_item_bytes && (fits || packing_ == Packing::whole || !is_worth_filling(overhead))) {
        ++sequence_.entries;
        return put_item(key, 1, tag, first_flag | last_flag | (is_compressed ? compressed_flag : 0));
    }
    Window window(tag);
    add(key, window, is_compressed);
}

bool LeafWriter::is_worth_filling(std::size_t overhead) const {
    return is_open() && free_bytes() >= overhead + directory_entry_bytes + min_part_bytes;
}

void LeafWriter::add(std::string_view key, Window& tag, bool is_compressed) {
    ++sequence_.entries;
    unsigned flags = first_flag | (is_compressed ? compressed_flag : 0);
    for (unsigned component = 1;; ++component) {
        if (component > max_components)
            throw Error(ErrorCode::invalid_argument, "a document has too many words or too much data for the index");
        const std::size_t overhead = item_header_bytes + key.size() + (component > 1 ? 2 : 0);
        if (is_open() && !is_worth_filling(overhead) &&
            free_bytes() < overhead + directory_entry_bytes + std::min<std::uint64_t>(tag.rest(), max_item_bytes))
            close_block();
        const std::size_t max_bytes =
            (is_open() ? free_bytes() : block_bytes - directory_begin) - directory_entry_bytes;
        const std::size_t room = std::min<std::size_t>(max_bytes, max_item_bytes) - overhead;
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(tag.rest(), room));
        const bool is_last = part == tag.rest();
        put_item(key, component, as_text(tag.peek(part), part), flags | (is_last ? last_flag : 0));
        tag.skip(part);
        if (is_last) return;
        flags &= ~first_flag;
    }
}

std::size_t LeafWriter::best_tag_bytes(std::size_t key_bytes, std::size_t min_bytes) const {
    const std::size_t overhead = item_header_bytes + key_bytes;
    const std::size_t max_bytes = max_item_bytes - overhead;
    const std::size_t taken = overhead + directory_entry_bytes;
    if (!is_open() || free_bytes() < taken + min_bytes) return max_bytes;
    return std::min(free_bytes() - taken, max_bytes);
}

void LeafWriter::put_item(std::string_view key, unsigned component, std::string_view part, unsigned flags) {
    if (key.size() > max_key_bytes) throw Error(ErrorCode::invalid_argument, "a key of the index is too long");
    const bool is_first = (flags & first_flag) != 0;
    const auto size = static_cast<unsigned>(item_header_bytes + key.size() + (is_first ? 0 : 2) + part.size());
    if (is_open() && free_bytes() < size + directory_entry_bytes) close_block();
    if (!is_open()) open_block(key, component);
    items_begin_ -= size;
    put_big_endian_16(block_.data() + directory_end_, items_begin_);
    directory_end_ += directory_entry_bytes;
    std::uint8_t* at = block_.data() + items_begin_;
    put_big_endian_16(at, (size - 3) | flags);
    at[2] = static_cast<std::uint8_t>(key.size());
    at += item_header_bytes;
    if (!key.empty()) std::memcpy(at, key.data(), key.size());
    at += key.size();
    if (!is_first) {
        put_big_endian_16(at, component);
        at += 2;
    }
    if (!part.empty()) std::memcpy(at, part.data(), part.size());
}

void LeafWriter::open_block(std::string_view key, unsigned component) {
    directory_end_ = directory_begin;
    items_begin_ = block_bytes;
    const Divider first{key, static_cast<std::uint16_t>(component)};
    if (sequence_.leaves == 0) {
        sequence_.first_key = key;
        sequence_.first_component = first.component;
        return;
    }
    // Writes the divider (see table_file.hpp) without the number of the block. close_block() adds the number, which is
    // not known yet.
    const Divider divider = shortest_divider(sequence_.last_key, first);
    std::uint8_t* at = sequence_.dividers.tail().room(7 + max_key_bytes);
    put_big_endian_16(at + 4, divider.component);
    at[6] = static_cast<std::uint8_t>(divider.key.size());
    std::memcpy(at + 7, divider.key.data(), divider.key.size());
}

void LeafWriter::close_block() {
    // Items are added from the end of the block towards its beginning, so the last item has the lowest offset.
    const std::uint8_t* const last = block_.data() + items_begin_;
    sequence_.last_key = as_text(last + item_header_bytes, last[2]);
    finish_block(block_.data(), 0, directory_end_, items_begin_);
    const std::uint32_t number = table_.append(block_.data());
    if (sequence_.leaves++ == 0) {
        sequence_.first_block = number;
    } else {
        std::uint8_t* at = sequence_.dividers.tail().room(7 + max_key_bytes);
        put_big_endian_32(at, number);
        sequence_.dividers.tail().end_at(at + 7 + at[6]);
        sequence_.dividers.spill_from(spill_bytes, table_.temp());
    }
    directory_end_ = items_begin_ = 0;
}

LeafSequence& LeafWriter::finish() {
    if (is_open()) close_block();
    return sequence_;
}

}  // namespace kwic::glass
