// SPDX-License-Identifier: GPL-2.0-or-later
// TextRange: consecutive frames of a stored text, joined into one text.
#pragma once

#include "schema/stored_document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct TextRange {
    TextPosition start;  // position of the range in the document's text
    std::string text;
    std::vector<Block> blocks;  // in the order of the text; the first begins at byte 0

    // Appends a frame, which must directly follow the last appended frame in the stored text.
    void append(const Frame& frame);

    std::string_view block_text(std::size_t number) const;

    // These functions return the number of the block that holds the token at `position` or the byte at `offset`. Both
    // arguments are counted from 0 at the beginning of the range.
    std::size_t block_of_position(std::uint64_t position) const;
    std::size_t block_of_offset(std::size_t offset) const;

    // Returns the number of the line that contains byte `offset` of the range. The first line of the document's text
    // has the number 1.
    std::uint64_t line_of(std::size_t offset) const;
};

}  // namespace kwic
