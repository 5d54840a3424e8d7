// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/clusters.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {
namespace {

// Each function passes over at most this number of characters. A letter may have any number of marks, so the time of a
// call would have no bound without this limit.
constexpr int max_characters = 32;

constexpr std::int32_t zero_width_joiner = 0x200d;

std::int32_t character_at(std::string_view text, std::size_t at) { return next_character(text, at); }

UGraphemeClusterBreak break_of(std::int32_t c) {
    return static_cast<UGraphemeClusterBreak>(u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK));
}

// Returns whether two consecutive characters with these classes are letters of one Korean syllable.
bool is_in_syllable(UGraphemeClusterBreak before, UGraphemeClusterBreak after) {
    switch (before) {
        case U_GCB_L:
            return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
        case U_GCB_V:
        case U_GCB_LV:
            return after == U_GCB_V || after == U_GCB_T;
        case U_GCB_T:
        case U_GCB_LVT:
            return after == U_GCB_T;
        default:
            return false;
    }
}

// Returns whether the number of regional indicators directly before byte `at` is odd. Two regional indicators form a
// flag. Therefore the text must not be cut at `at` if the number is odd and a regional indicator begins at `at`.
bool is_in_flag(std::string_view text, std::size_t at) {
    bool is_odd = false;
    for (int count = 0; at > 0 && count < max_characters; ++count) {
        at = character_start(text, at - 1);
        if (break_of(character_at(text, at)) != U_GCB_REGIONAL_INDICATOR) break;
        is_odd = !is_odd;
    }
    return is_odd;
}

}  // namespace

bool is_cluster_start(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size() || is_ascii(text[at])) return true;
    const auto after = break_of(character_at(text, at));
    if (after == U_GCB_EXTEND || after == U_GCB_SPACING_MARK || after == U_GCB_ZWJ) return false;
    if (after == U_GCB_REGIONAL_INDICATOR) return !is_in_flag(text, at);
    const std::int32_t previous = character_at(text, character_start(text, at - 1));
    return previous != zero_width_joiner && !is_in_syllable(break_of(previous), after);
}

std::size_t cluster_start(std::string_view text, std::size_t at) {
    at = character_start(text, at);
    for (int count = 0; count < max_characters && !is_cluster_start(text, at); ++count)
        at = character_start(text, at - 1);
    return at;
}

std::size_t cluster_end(std::string_view text, std::size_t at) {
    for (int count = 0; count < max_characters && !is_cluster_start(text, at); ++count) next_character(text, at);
    return at;
}

}  // namespace kwic
