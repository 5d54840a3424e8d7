// SPDX-License-Identifier: GPL-2.0-or-later
#include "sizes.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace kwic::indexer {

std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, size);
    if (error != std::errc() || size == 0) return std::nullopt;
    if (end - rest > 1) return std::nullopt;
    int shift = 0;
    switch (rest == end ? '\0' : *rest) {
        case '\0':
            break;
        case 'k':
        case 'K':
            shift = 10;
            break;
        case 'm':
        case 'M':
            shift = 20;
            break;
        case 'g':
        case 'G':
            shift = 30;
            break;
        default:
            return std::nullopt;
    }
    // File sizes are signed 64-bit numbers, so a size of 2^63 bytes or more is refused.
    if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) >> shift) return std::nullopt;
    return size << shift;
}

std::string shown_rate(std::uint64_t bytes, double seconds) {
    return shown_size(static_cast<std::uint64_t>(static_cast<double>(bytes) / seconds)) + "/s";
}

std::string shown_work(std::uint64_t bytes, double seconds) {
    std::string work = fmt::format("{} in {:.1f} s", shown_size(bytes), seconds);
    constexpr std::uint64_t min_bytes_for_rate = 1 << 20;
    if (bytes >= min_bytes_for_rate && seconds > 0) work += fmt::format(" ({})", shown_rate(bytes, seconds));
    return work;
}

}  // namespace kwic::indexer
