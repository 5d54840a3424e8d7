// SPDX-License-Identifier: GPL-2.0-or-later
// Implements printable() and shown_size().
#include <kwic/printable.hpp>

#include "base/harmful.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void append_hex(std::string& out, UChar32 c, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex_digits[(c >> shift) & 0xf];
}

}  // namespace

std::string printable(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t start = at;
        UChar32 c;
        U8_NEXT(data, at, size, c);
        if (c < 0) {
            out += "\xEF\xBF\xBD";
        } else if (is_control(c)) {
            out += "\\x";
            append_hex(out, c, 2);
        } else if (reorders_or_breaks(c)) {
            out += "\\u";
            append_hex(out, c, 4);
        } else {
            out.append(bytes, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
        }
    }
    return out;
}

std::string shown_size(std::uint64_t bytes) {
    if (bytes < 1024) return fmt::format("{} B", bytes);
    auto size = static_cast<double>(bytes) / 1024;
    const char* unit = "KB";
    for (const char* larger : {"MB", "GB", "TB"}) {
        if (size < 1024) break;
        size /= 1024;
        unit = larger;
    }
    return fmt::format("{:.1f} {}", size, unit);
}

}  // namespace kwic
