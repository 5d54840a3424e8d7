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

// Returns the first character of `text`, which must not be empty and may contain any bytes.
Character first_character(std::string_view text);

// Returns whether printable() (see kwic/printable.hpp) changes `bytes`, because they contain a control character, a
// line separator, a bidirectional control, or a sequence that is not UTF-8.
bool harmful(std::string_view bytes);

// Sets the character type of the locale (LC_CTYPE) to C.UTF-8. Only the first call has an effect. Call this function
// only when it is needed, because the first call takes a large part of the start-up time of the program.
void use_utf8();

// Returns the number of columns of a character on a terminal: 0, 1 or 2, and 1 if its width is unknown. Calls
// use_utf8() for a character beyond ASCII.
std::size_t columns(char32_t code);

}  // namespace kwic::searcher
