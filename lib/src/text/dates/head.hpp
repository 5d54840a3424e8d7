// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace kwic {

// The size in bytes of the head of a text: the beginning of the text, in which its title and date are searched for.
inline constexpr std::size_t head_bytes = 2048;

}  // namespace kwic
