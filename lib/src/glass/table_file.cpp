// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_file.hpp"

#include "base/files.hpp"
#include "glass/encoding.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <new>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

constexpr std::size_t pending_bytes = 64 * block_bytes;
constexpr std::size_t spill_bytes = 64 * 1024;
constexpr std::size_t window_bytes = 64 * 1024;
constexpr std::size_t divider_header_bytes = 7;

void append_divider(Spool& spool, std::uint32_t block, const Divider& divider) {
    std::uint8_t* at = spool.tail().room(divider_header_bytes + max_key_bytes);
    put_big_endian_32(at, block);
    put_big_endian_16(at + 4, divider.component);
    at[6] = static_cast<std::uint8_t>(divider.key.size());
    if (!divider.key.empty()) std::memcpy(at + divider_header_bytes, divider.key.data(), divider.key.size());
    spool.tail().end_at(at + divider_header_bytes + divider.key.size());
}

std::size_t divider_bytes(const std::uint8_t* record) { return divider_header_bytes + record[6]; }

// Returns a divider for each leaf in `sequences`, in ascending order.
Spool join(std::span<LeafSequence* const> sequences, TempFile& temp) {
    Spool all;
    std::string_view before;
    for (LeafSequence* sequence : sequences) {
        if (sequence->leaves == 0) continue;
        const Divider first{sequence->first_key, sequence->first_component};
        append_divider(all, sequence->first_block, all.size() == 0 ? first : shortest_divider(before, first));
        for (Window window(sequence->dividers, window_bytes); window.rest() > 0;) {
            const std::uint8_t* record = window.peek(divider_header_bytes + max_key_bytes);
            all.tail().append(record, divider_bytes(record));
            all.spill_from(spill_bytes, temp);
            window.skip(divider_bytes(record));
        }
        before = sequence->last_key;
    }
    return all;
}

bool are_in_block_order(std::span<LeafSequence* const> sequences) {
    std::uint32_t last = 0;
    for (const LeafSequence* sequence : sequences) {
        if (sequence->leaves == 0) continue;
        if (sequence->first_block < last) return false;
        last = sequence->first_block;
    }
    return true;
}

}  // namespace

void finish_block(std::uint8_t* block, unsigned level, unsigned directory_end, unsigned items_begin) {
    const unsigned free_bytes = items_begin - directory_end;
    put_big_endian_32(block, revision);
    block[4] = static_cast<std::uint8_t>(level);
    put_big_endian_16(block + 5, free_bytes);
    put_big_endian_16(block + 7, free_bytes);
    put_big_endian_16(block + 9, directory_end);
    std::memset(block + directory_end, 0, free_bytes);
}

Divider shortest_divider(std::string_view before, Divider first) {
    const auto differ = std::mismatch(before.begin(), before.end(), first.key.begin(), first.key.end());
    const auto shared = static_cast<std::size_t>(differ.second - first.key.begin());
    return {first.key.substr(0, shared + 1), first.component};
}

TableFile::TableFile(std::filesystem::path path, TempFile& temp)
    : path_(std::move(path)), temp_(temp), hash_(XXH3_createState()) {
    if (!hash_) throw std::bad_alloc();
    XXH3_128bits_reset(hash_.get());
}

std::uint32_t TableFile::append(const std::uint8_t* block) {
    if (blocks_ == std::numeric_limits<std::uint32_t>::max() - 1)
        throw Error(ErrorCode::invalid_argument, "the index is too large: '" + path_.string() + "' is full");
    pending_.append(block, block_bytes);
    if (pending_.size() >= pending_bytes) flush();
    return blocks_++;
}

void TableFile::flush() {
    if (!file_.is_open()) {
        file_ = Descriptor(open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
        if (!file_.is_open()) fail_io("write", path_);
    }
    write_at(file_.number(), pending_.view(), written_, path_);
    XXH3_128bits_update(hash_.get(), pending_.data(), pending_.size());
    written_ += pending_.size();
    pending_.clear();
}

// Writes the branch blocks of one level, and returns their dividers. `below` holds the dividers of the blocks one
// level lower. An item of a branch consists of a block number, the size of the key, the key and the component. The key
// of a block's first item is empty.
Spool TableFile::write_branches(const Spool& below, unsigned level) {
    Spool dividers;
    std::vector<std::uint8_t> block(block_bytes);
    unsigned directory_end = 0, items_begin = 0;  // directory_end is 0 if no block is open
    const auto close_block = [&] {
        finish_block(block.data(), level, directory_end, items_begin);
        append(block.data());
        dividers.spill_from(spill_bytes, temp_);
    };
    for (Window window(below, window_bytes); window.rest() > 0;) {
        const std::uint8_t* const record = window.peek(divider_header_bytes + max_key_bytes);
        std::size_t key_bytes = record[6];
        const auto item_bytes = [&] { return static_cast<unsigned>(4 + 1 + key_bytes + 2); };
        if (directory_end > 0 && items_begin - directory_end < item_bytes() + directory_entry_bytes) {
            close_block();
            directory_end = 0;
        }
        unsigned component = get_big_endian_16(record + 4);
        if (directory_end == 0) {
            std::uint8_t* at = dividers.tail().room(divider_bytes(record));
            std::memcpy(at, record, divider_bytes(record));
            put_big_endian_32(at, blocks_);
            dividers.tail().end_at(at + divider_bytes(record));
            key_bytes = component = 0;
            directory_end = directory_begin;
            items_begin = block_bytes;
        }
        items_begin -= item_bytes();
        std::uint8_t* const item = block.data() + items_begin;
        std::memcpy(item, record, 4);
        item[4] = static_cast<std::uint8_t>(key_bytes);
        std::memcpy(item + 5, record + divider_header_bytes, key_bytes);
        put_big_endian_16(item + 5 + key_bytes, component);
        put_big_endian_16(block.data() + directory_end, items_begin);
        directory_end += directory_entry_bytes;
        window.skip(divider_bytes(record));
    }
    close_block();
    return dividers;
}

TableRoot TableFile::finish(std::span<LeafSequence* const> sequences) {
    TableRoot root;
    if (blocks_ == 0) return root;
    root.exists = true;
    root.is_sequential = are_in_block_order(sequences);
    for (const LeafSequence* sequence : sequences) root.entries += sequence->entries;
    const std::uint32_t leaves = blocks_;
    Spool level = join(sequences, temp_);
    for (std::uint32_t blocks_of_level = leaves; blocks_of_level > 1;) {
        const std::uint32_t before = blocks_;
        level = write_branches(level, ++root.level);
        blocks_of_level = blocks_ - before;
    }
    root.block = blocks_ - 1;
    root.blocks = blocks_;
    flush();
    pending_.release();
    if (fsync(file_.number()) != 0) fail_io("sync", path_);
    return root;
}

XXH128_hash_t TableFile::digest() const { return XXH3_128bits_digest(hash_.get()); }

}  // namespace kwic::glass
