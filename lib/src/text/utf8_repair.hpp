// SPDX-License-Identifier: GPL-2.0-or-later
// Validates and repairs UTF-8. Surrogates, overlong forms and values above U+10FFFF are malformed. The Unicode Standard
// (section 3.9) calls a malformed sequence a "maximal subpart". A malformed sequence holds the first bytes of a
// well-formed character, and the byte after the sequence, if any, does not continue this character. If no well-formed
// character begins with a byte, this byte alone is a malformed sequence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Returns the number of bytes before the first malformed sequence, or bytes.size() if there is none.
std::size_t valid_utf8_length(std::string_view bytes);

struct Utf8Census {
    std::size_t multibyte = 0;  // well-formed characters of two bytes or more, and surrogates in three bytes
    std::size_t malformed = 0;  // other malformed sequences
};

// Counts the characters of `bytes`. A surrogate in three bytes is malformed, but counts as a multi-byte character,
// because other encodings seldom have such bytes.
Utf8Census count_utf8(std::string_view bytes);

// Appends `bytes` with each malformed sequence replaced by U+FFFD, and returns the number of replacements. Two
// surrogates of three bytes each that together encode a character above U+FFFF are replaced by this character, which
// does not count as a replacement. Programs in Java and databases of MySQL write characters above U+FFFF as two
// surrogates (Unicode Technical Report 26, CESU-8).
std::size_t append_repaired_utf8(std::string& out, std::string_view bytes);

}  // namespace kwic
