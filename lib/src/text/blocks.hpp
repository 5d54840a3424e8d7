// SPDX-License-Identifier: GPL-2.0-or-later
// Splits a text into blocks. A text is analyzed block by block, so that a snippet requires the analysis of only the
// blocks that it shows. No token extends over the end of a block, and the tokens of a block do not depend on other
// blocks. A block ends at a line break within a word (see text/line_breaks.hpp) only if it cannot end elsewhere.
#pragma once

#include "text/segmenter.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_block_bytes = 4096;

// The maximum size of a block in which characters of three or four bytes, such as those of Chinese or Thai, take at
// least about half of the first 1024 bytes. The maximum is small because a snippet requires the analysis of complete
// blocks, and the dictionaries that find the words of Chinese or Thai text are slow.
inline constexpr std::size_t max_dense_block_bytes = 1024;

// Returns the end of the block that begins at offset `begin`. The maximum size of the block is max_dense_block_bytes if
// the block has many characters of three or four bytes, otherwise max_block_bytes. If the rest of the text is longer
// than the maximum size, the block ends after a paragraph, line, sentence, word or character, in this order of
// preference. If the rest of the text is not longer than the maximum size, the block ends at the end of the text.
std::size_t block_end(std::string_view text, std::size_t begin, Segmenter& segmenter);

}  // namespace kwic
