// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes harmful characters, which can control a terminal, or reorder or break a displayed line. Harmful characters
// in the text of a document must be escaped before the text is written to a terminal or a web page.
#pragma once

#include <cstdint>

namespace kwic {

// Returns whether `c` is a control character of ASCII or Latin-1 (C0, DEL, C1).
inline bool is_control(std::int32_t c) { return (c >= 0 && c < 0x20) || (c >= 0x7f && c <= 0x9f); }

// Returns whether `c` is the line separator, the paragraph separator, or one of the bidirectional controls that embed,
// override or isolate text.
inline bool reorders_or_breaks(std::int32_t c) {
    return c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

inline bool is_harmful(std::int32_t c) { return is_control(c) || reorders_or_breaks(c); }

}  // namespace kwic
