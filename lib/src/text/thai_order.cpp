// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/thai_order.hpp"

#include "base/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::int32_t thai = 0x0e00;
constexpr std::int32_t lao = 0x0e80;  // the Lao block has the same order as the Thai block

constexpr std::int32_t sara_aa = 0x32;
constexpr std::int32_t sara_am = 0x33;
constexpr std::int32_t sara_e = 0x40;
constexpr std::int32_t sara_ae = 0x41;
constexpr std::int32_t lakkhangyao = 0x45;
constexpr std::int32_t nikhahit = 0x4d;

bool is_thai(std::int32_t c) { return c >= thai && c < lao + 0x80; }
std::int32_t block_of(std::int32_t c) { return c < lao ? thai : lao; }

// The parameter of the following functions is the offset of a character in its block.
bool is_tone(std::int32_t c) { return c >= 0x48 && c <= 0x4c; }  // includes thanthakhat, the sign of a silent letter
bool is_vowel_sign(std::int32_t c) { return c == 0x31 || (c >= 0x34 && c <= 0x39) || c == 0x3b; }

struct Character {
    std::int32_t code;
    std::size_t lost = 0;  // size in bytes of the characters that `code` replaces, minus the size of `code`
};

constexpr std::size_t character_bytes = 3;

// Appends `c` to `out`, and brings the signs of the last syllable into order. Sara am is a single character of `out`.
void append(std::int32_t c, std::vector<Character>& out) {
    if (c == thai + lakkhangyao) c = thai + sara_aa;
    if (!is_thai(c) || out.empty() || !is_thai(out.back().code)) return out.push_back({c});
    const std::int32_t block = block_of(c);
    const std::int32_t now = c - block;
    Character& last = out.back();
    const std::int32_t before = last.code - block;
    if (now == sara_e && before == sara_e) {
        last = {block + sara_ae, last.lost + character_bytes};
    } else if (now == sara_aa && before == nikhahit) {
        last = {block + sara_am, last.lost + character_bytes};
    } else if (now == sara_aa && is_tone(before) && out.size() > 1 && out[out.size() - 2].code == block + nikhahit) {
        out[out.size() - 2] = last;
        out.back() = {block + sara_am, character_bytes};
    } else if (is_vowel_sign(now) && is_tone(before)) {
        auto at = out.end() - 1;
        while (at != out.begin() && is_tone((at - 1)->code - block)) --at;
        out.insert(at, {c});
    } else if (is_tone(now) && before == sara_am) {
        out.insert(out.end() - 1, {c});
    } else {
        out.push_back({c});
    }
}

std::vector<Character> ordered(std::string_view text) {
    std::vector<Character> characters;
    for (std::size_t at = 0; at < text.size();) append(next_character(text, at), characters);
    return characters;
}

}  // namespace

bool has_thai(std::string_view text) {
    constexpr char lead = '\xe0';
    for (auto at = text.find(lead); at != text.npos && at + 1 < text.size(); at = text.find(lead, at + 1))
        if (const auto next = static_cast<unsigned char>(text[at + 1]); next >= 0xb8 && next <= 0xbb) return true;
    return false;
}

std::string in_thai_order(std::string_view text, std::vector<Contraction>& contractions) {
    std::string out;
    for (const Character& c : ordered(text)) {
        append_utf8(c.code, out);
        if (c.lost > 0) contractions.push_back({out.size() - 1, c.lost});
    }
    return out;
}

void put_in_thai_order(std::string& normalized, std::size_t begin) {
    std::string out;
    for (const Character& c : ordered(std::string_view(normalized).substr(begin))) {
        const bool is_am = is_thai(c.code) && c.code - block_of(c.code) == sara_am;
        if (is_am) append_utf8(block_of(c.code) + nikhahit, out);
        append_utf8(is_am ? block_of(c.code) + sara_aa : c.code, out);
    }
    normalized.replace(begin, normalized.npos, out);
}

}  // namespace kwic
