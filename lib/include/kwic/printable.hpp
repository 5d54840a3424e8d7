// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// What people are shown: names and other foreign bytes, made safe for a terminal, and sizes.
#pragma once

#include <kwic/api.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

/// `bytes` as valid UTF-8 that cannot steer a terminal or reorder what is shown: sequences that are not UTF-8
/// become U+FFFD, control characters escapes such as `\x1b`, and line separators and bidirectional controls
/// escapes such as `\u202e`. All other text stays as it is; the result is for people and is not reversible.
KWIC_API std::string printable(std::string_view bytes);

/// Such as `512 B` or `1.2 MB`; a KB has 1024 bytes.
KWIC_API std::string shown_size(std::uint64_t bytes);

}  // namespace kwic
