// SPDX-License-Identifier: GPL-2.0-or-later
// TextRange: frames of a stored text that follow one another, as one text.
#pragma once

#include "schema/stored_document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct TextRange {
    TextPosition place;
    std::string text;
    std::vector<Block> blocks;  // ascending; the first begins at 0

    void append(const Frame& frame);

    std::string_view block_text(std::size_t number) const;
    std::size_t block_of_position(std::uint64_t position) const;  // relative to the range
    std::size_t block_of_offset(std::size_t offset) const;
    std::uint64_t line_of(std::size_t offset) const;  // of the whole text, from 1
};

}  // namespace kwic
