// SPDX-License-Identifier: GPL-2.0-or-later
// One character at a time, for output that must escape some and measure others.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic::searcher {

struct Character {
    char32_t code = 0xFFFD;  // stays so for a byte that is not UTF-8
    std::size_t length = 1;  // bytes
};

// The first character of `text`, which is not empty; may be any bytes.
Character first_character(std::string_view text);

// Whether something in these bytes must not reach a terminal as it is.
bool harmful(std::string_view bytes);

// Sets the locale C.UTF-8 for characters, once; until it is needed, as it takes longer than most of a start.
void use_utf8();

// Columns that a character takes on a terminal: 0, 1 or 2. Beyond ASCII it uses UTF-8.
std::size_t columns(char32_t code);

}  // namespace kwic::searcher
