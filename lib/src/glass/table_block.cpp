// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_block.hpp"

#include "base/big_endian.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/table_file.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic::glass {
namespace {

unsigned number_at(std::string_view bytes, std::size_t at) {
    return get_big_endian_16(reinterpret_cast<const std::uint8_t*>(bytes.data()) + at);
}

[[noreturn]] void fail() { throw Error(ErrorCode::corrupt, "an item exceeds its block"); }

}  // namespace

std::uint32_t revision_of(std::string_view block) { return get_big_endian<std::uint32_t>(block.data()); }

TableBlock::TableBlock(std::string_view bytes, unsigned level)
    : bytes_(bytes),
      is_leaf_(level == 0),
      key_begin_(is_leaf_ ? item_header_bytes : 5),
      directory_end_(number_at(bytes, directory_begin - 2)),
      size_((directory_end_ - directory_begin) / directory_entry_bytes) {
    if (static_cast<unsigned char>(bytes[4]) != level || directory_end_ < directory_begin ||
        directory_end_ > bytes.size() || (directory_end_ - directory_begin) % directory_entry_bytes != 0)
        throw Error(ErrorCode::corrupt, "bad header of a block");
}

// Returns the offset of an item.
std::size_t TableBlock::offset(std::size_t number) const {
    const std::size_t at = number_at(bytes_, directory_begin + directory_entry_bytes * number);
    if (at < directory_end_ || at + key_begin_ > bytes_.size()) fail();
    return at;
}

// Returns the key of the item at the offset `at`.
std::string_view TableBlock::key_at(std::size_t at) const {
    const std::size_t size = static_cast<unsigned char>(bytes_[at + key_begin_ - 1]);
    if (at + key_begin_ + size > bytes_.size()) fail();
    return bytes_.substr(at + key_begin_, size);
}

TableItem TableBlock::item(std::size_t number) const {
    const std::size_t at = offset(number);
    TableItem item;
    item.key = key_at(at);
    const unsigned flags = is_leaf_ ? number_at(bytes_, at) : 0;
    item.is_compressed = (flags & compressed_flag) != 0;
    item.is_last = (flags & last_flag) != 0;
    item.is_first = (flags & first_flag) != 0;
    const bool has_component = !is_leaf_ || !item.is_first;
    const std::size_t before_tag = key_begin_ + item.key.size() + (has_component ? 2 : 0);
    const std::size_t size = is_leaf_ ? (flags & (first_flag - 1)) + item_header_bytes : before_tag;
    if (size > bytes_.size() - at || before_tag > size) fail();
    if (has_component) item.component = number_at(bytes_, at + before_tag - 2);
    if (is_leaf_)
        item.tag = bytes_.substr(at + before_tag, size - before_tag);
    else
        item.child = get_big_endian<std::uint32_t>(bytes_.data() + at);
    return item;
}

std::size_t TableBlock::last_not_after(std::string_view key, unsigned component) const {
    if (size_ == 0) throw Error(ErrorCode::corrupt, "a block is empty");
    std::size_t low = 0;
    std::size_t high = size_;
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        const int order = key_at(offset(middle)).compare(key);
        (order > 0 || (order == 0 && item(middle).component > component) ? high : low) = middle;
    }
    return low;
}

}  // namespace kwic::glass
