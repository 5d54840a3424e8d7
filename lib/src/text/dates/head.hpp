// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace kwic {

// The head of a text: the part of it, at its beginning, in which titles and dates are searched for.
inline constexpr std::size_t head_bytes = 2048;

}  // namespace kwic
