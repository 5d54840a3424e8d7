// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::glass {

// The maximum size of a tag (see glass/bulk_builder.hpp) in bytes, uncompressed.
inline constexpr std::size_t max_tag_bytes = std::size_t{256} << 20;

// Returns the uncompressed form of a compressed tag. Throws Error (corrupt) if `bytes` is not a complete deflate stream
// or the result exceeds max_tag_bytes.
std::string inflated(std::string_view bytes);

}  // namespace kwic::glass
