// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_block.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic::glass {

void TableBlock::fail_header() { throw Error(ErrorCode::corrupt, "bad header of a block"); }

void TableBlock::fail_item() { throw Error(ErrorCode::corrupt, "an item exceeds its block"); }

TableItem TableBlock::item(std::size_t number) const {
    const std::size_t at = offset(number);
    const bool is_leaf = key_begin_ == item_header_bytes;
    TableItem item;
    item.key = key_at(at);
    const unsigned flags = is_leaf ? number_at(at) : 0;
    item.is_compressed = (flags & compressed_flag) != 0;
    item.is_last = (flags & last_flag) != 0;
    item.is_first = (flags & first_flag) != 0;
    const bool has_component = !is_leaf || !item.is_first;
    const std::size_t before_tag = key_begin_ + item.key.size() + (has_component ? 2 : 0);
    const std::size_t size = is_leaf ? (flags & (first_flag - 1)) + item_header_bytes : before_tag;
    if (size > block_bytes_ - at || before_tag > size) fail_item();
    if (has_component) item.component = number_at(at + before_tag - 2);
    if (is_leaf)
        item.tag = {bytes_ + at + before_tag, size - before_tag};
    else
        item.child = get_big_endian<std::uint32_t>(bytes_ + at);
    return item;
}

std::size_t TableBlock::last_not_after(std::string_view key, unsigned component, std::size_t first) const {
    std::size_t high = size();
    if (high <= first) throw Error(ErrorCode::corrupt, "a block is empty");
    std::size_t low = first;
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (is_after(middle, key, component) ? high : low) = middle;
    }
    return low;
}

}  // namespace kwic::glass
