// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/utf8.hpp"

#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

std::int32_t next_character(std::string_view text, std::size_t& at) {
    UChar32 character;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // U8_NEXT converts implicitly
    U8_NEXT(text.data(), at, text.size(), character);
#pragma GCC diagnostic pop
    return character;
}

void append_utf8(std::int32_t character, std::string& text) {
    std::array<char, U8_MAX_LENGTH> bytes;
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, character);
    text.append(bytes.data(), size);
}

}  // namespace kwic
