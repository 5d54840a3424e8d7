// SPDX-License-Identifier: GPL-2.0-or-later
// Sizes as people write them, `64M` -> 67108864, and amounts of work as they are told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::indexer {

// Digits and perhaps K, M or G, powers of 1024; empty if it is anything else, zero or too large for the type.
std::optional<std::uint64_t> parse_size(std::string_view text);

// Such as `1.2 MB/s`.
std::string shown_rate(std::uint64_t bytes, double seconds);

// Such as `1.2 MB in 0.3 s (4.0 MB/s)`; of little, start and end take most of the time, and no rate is told.
std::string shown_work(std::uint64_t bytes, double seconds);

}  // namespace kwic::indexer
