// SPDX-License-Identifier: GPL-2.0-or-later
// From bytes that should be UTF-8 to how much of them is, and to UTF-8 that surely is.
// Strict: no surrogates, no overlong forms, nothing above U+10FFFF. A malformed sequence is a maximal subpart
// as the Unicode Standard has it (section 3.9): the longest beginning of a character, or one byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The number of bytes before the first malformed sequence.
std::size_t valid_utf8_length(std::string_view bytes);

struct Utf8Census {
    std::size_t multibyte = 0;  // well-formed characters of two bytes or more
    std::size_t malformed = 0;  // malformed sequences
};

Utf8Census count_utf8(std::string_view bytes);

// Appends `bytes` with each malformed sequence replaced by U+FFFD; returns how many there were.
std::size_t append_repaired_utf8(std::string& out, std::string_view bytes);

}  // namespace kwic
