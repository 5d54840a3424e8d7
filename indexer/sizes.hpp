// SPDX-License-Identifier: GPL-2.0-or-later
// Parses sizes such as `64M`, which is 67108864 bytes, and formats the size, time and rate of a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::indexer {

// Parses a number of bytes such as `500`, or a number with a unit such as `64M`. The units K, M and G (or k, m and g)
// are 2^10, 2^20 and 2^30 bytes. Returns nothing for any other text, for zero, and for a size of 2^63 bytes or more.
std::optional<std::uint64_t> parse_size(std::string_view text);

// Returns a rate such as `1.2 MB/s`.
std::string shown_rate(std::uint64_t bytes, double seconds);

// Returns a text such as `1.2 MB in 0.3 s (4.0 MB/s)`. If `bytes` is less than 1 MiB, the rate is left out, because
// starting and ending the program then takes most of `seconds`.
std::string shown_work(std::uint64_t bytes, double seconds);

}  // namespace kwic::indexer
