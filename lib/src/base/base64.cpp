// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/base64.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string base64(std::string_view bytes) {
    std::string out;
    unsigned group = 0, bits = 0;
    for (const char c : bytes) {
        group = group << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) out += digits[group >> (bits - 6) & 63];
    }
    if (bits > 0) out += digits[group << (6 - bits) & 63];
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes;
    unsigned group = 0, bits = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == digits.npos) return {};
        group = group << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xff);
    }
    if (base64(bytes) != text) return {};
    return bytes;
}

}  // namespace kwic
