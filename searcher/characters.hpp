// SPDX-License-Identifier: GPL-2.0-or-later
// Reads text character by character, for output that escapes or measures characters.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic::searcher {

struct Character {
    char32_t code = 0xFFFD;  // U+FFFD for a byte that is not UTF-8
    std::size_t length = 1;  // in bytes
};

// Returns the first character of `text`, which is not empty and may contain any bytes.
Character first_character(std::string_view text);

// Whether the bytes contain anything that must not be written to a terminal unescaped.
bool harmful(std::string_view bytes);

// Sets the locale C.UTF-8 for characters at the first call. Programs call it only when they need it, because it takes
// longer than most of their start.
void use_utf8();

// Returns the number of columns that a character takes on a terminal: 0, 1 or 2. Calls use_utf8() for a character
// beyond ASCII.
std::size_t columns(char32_t code);

}  // namespace kwic::searcher
