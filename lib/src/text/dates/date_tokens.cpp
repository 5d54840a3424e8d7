// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/date_scan.hpp"

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns the value of `c` as a decimal digit, or -1 if `c` is neither an ASCII digit nor a digit of a script whose
// zero is in the list below.
int digit_value(char32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    for (const char32_t zero : {0x660u, 0x6f0u, 0x966u, 0x9e6u, 0xe50u, 0x1040u, 0x17e0u, 0xff10u}) {
        if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
    }
    return -1;
}

bool is_space(char32_t c) {
    return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || c == 0x202f || c == 0x3000;
}

bool is_mark(char32_t c) {
    if (c < 0x80) return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(c >= '0' && c <= '9') && c != '\'';
    return c < 0xc0 || c == 0x60c || c == 0x61b || c == 0x964 || (c >= 0x2010 && c <= 0x2bff) ||
           (c >= 0x3001 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
           (c >= 0xff3b && c <= 0xff40) || (c >= 0xff5b && c <= 0xff65) || c == 0xfeff || c == 0x5be;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view line) {
    std::vector<DateToken> tokens;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
    bool spaced = true;
    for (int32_t i = 0, size = static_cast<int32_t>(line.size()); i < size;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 next;
        U8_NEXT_OR_FFFD(bytes, i, size, next);
        const auto c = static_cast<char32_t>(next);
        if (is_space(c)) {
            spaced = true;
            continue;
        }
        const int digit = digit_value(c);
        const auto kind = digit >= 0   ? DateToken::Kind::number
                          : is_mark(c) ? DateToken::Kind::mark
                                       : DateToken::Kind::word;
        const bool grows = !spaced && !tokens.empty() && tokens.back().kind == kind && kind != DateToken::Kind::mark;
        if (!grows) tokens.push_back({kind, begin, begin, 0, 0, c, spaced});
        DateToken& token = tokens.back();
        token.end = static_cast<std::size_t>(i);
        if (digit >= 0 && ++token.digits <= 8) token.value = token.value * 10 + digit;
        spaced = false;
    }
    return tokens;
}

}  // namespace kwic
