// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/pictographs.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {
namespace {

constexpr UChar32 joiner = 0x200d;

bool is_regional_indicator(UChar32 c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
bool is_tag(UChar32 c) { return c >= 0xe0020 && c <= 0xe007f; }

// Returns whether the character is displayed as a part of the preceding pictograph.
bool is_attached(UChar32 c) { return is_skin_tone(c) || is_tag(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK); }

}  // namespace

bool is_pictograph(std::int32_t character) {
    constexpr UChar32 first_symbol = 0x2600, last_dingbat = 0x27bf;
    if (character < 0x231a) return false;  // U+231A is the first emoji that is displayed as a picture by default
    if (is_skin_tone(character) || is_regional_indicator(character)) return true;
    if (u_charType(character) != U_OTHER_SYMBOL) return false;
    if (character >= first_symbol && character <= last_dingbat) return true;
    const bool is_late = character >= 0x1f000 && u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC);
    return is_late || u_hasBinaryProperty(character, UCHAR_EMOJI_PRESENTATION);
}

std::size_t pictograph_end(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    bool may_be_flag = is_regional_indicator(next_character(text, end));
    for (std::size_t at = end; at < text.size();) {
        UChar32 c = next_character(text, at);
        if (c == joiner && at < text.size()) {
            c = next_character(text, at);
            if (!is_pictograph(c)) break;
        } else if (!is_attached(c) && !(may_be_flag && is_regional_indicator(c))) {
            break;
        }
        may_be_flag = false;
        end = at;
    }
    return end;
}

}  // namespace kwic
