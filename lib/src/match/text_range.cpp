// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/text_range.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

void TextRange::append(const Frame& frame) {
    if (blocks.empty()) start = frame.start;
    for (Block block : frame.blocks) {
        block.begin += text.size();
        block.position += frame.start.position - start.position;
        block.line += frame.start.line - start.line;
        blocks.push_back(block);
    }
    text += frame.text;
}

std::string_view TextRange::block_text(std::size_t number) const { return kwic::block_text(text, blocks, number); }

std::size_t TextRange::block_of_position(std::uint64_t position) const {
    // A block without tokens has the same position as the next block. Only the last of several blocks with the same
    // position can have tokens.
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), position,
                                        [](std::uint64_t p, const Block& b) { return p < b.position; });
    return after == blocks.begin() ? 0 : static_cast<std::size_t>(after - blocks.begin()) - 1;
}

std::size_t TextRange::block_of_offset(std::size_t offset) const {
    const auto after = std::upper_bound(blocks.begin(), blocks.end(), offset,
                                        [](std::size_t o, const Block& b) { return o < b.begin; });
    return after == blocks.begin() ? 0 : static_cast<std::size_t>(after - blocks.begin()) - 1;
}

std::uint64_t TextRange::line_of(std::size_t offset) const {
    const std::size_t block = block_of_offset(offset);
    const auto before = block_text(block).substr(0, offset - blocks[block].begin);
    return start.line + blocks[block].line +
           static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

}  // namespace kwic
