// SPDX-License-Identifier: GPL-2.0-or-later
// Finds characters and their boundaries in UTF-8, and appends characters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Returns the number of bytes before the first byte that is not ASCII.
inline std::size_t ascii_prefix(std::string_view text) {
    std::size_t i = 0;
    for (std::uint64_t bytes; i + sizeof bytes <= text.size(); i += sizeof bytes) {
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if (bytes & 0x8080808080808080) break;
    }
    while (i < text.size() && is_ascii(text[i])) ++i;
    return i;
}

inline bool is_ascii(std::string_view text) { return ascii_prefix(text) == text.size(); }

inline bool is_white_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

inline bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// Returns the number of characters in `text`, which must be UTF-8.
inline std::size_t count_characters(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

// Returns the last character boundary at or before `at`.
inline std::size_t character_start(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && is_continuation(text[at])) --at;
    return at;
}

// Returns the longest prefix of `text` that has at most `bytes` bytes and does not cut a character.
inline std::string_view clip(std::string_view text, std::size_t bytes) {
    return text.substr(0, character_start(text, bytes));
}

// Returns the character at offset `at`, and advances `at` past the character. If the bytes at `at` are not UTF-8,
// returns -1, and advances `at` past the malformed bytes. `at` must be less than the size of the text.
std::int32_t next_character(std::string_view text, std::size_t& at);

// Appends a character, which must not be a surrogate and not be above U+10FFFF, as UTF-8.
void append_utf8(std::int32_t character, std::string& text);

}  // namespace kwic
