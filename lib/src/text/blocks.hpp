// SPDX-License-Identifier: GPL-2.0-or-later
// Text -> blocks. A text is analyzed and stored block by block, so that a snippet needs only the blocks it
// shows: tokens never reach across a block's end, and a block gives the same tokens whenever it is analyzed.
#pragma once

#include "text/segmenter.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_block_bytes = 4096;

// Of text in characters of three bytes, such as Chinese or Thai: dictionaries make it slow to analyze, and a
// snippet analyzes whole blocks.
inline constexpr std::size_t max_dense_block_bytes = 1024;

// The end of the block that begins at `begin`: the end of the text, or a cut at most max_block_bytes later,
// after a paragraph, line, sentence or word, in this order of preference; never within a character.
std::size_t block_end(std::string_view text, std::size_t begin, Segmenter& segmenter);

}  // namespace kwic
