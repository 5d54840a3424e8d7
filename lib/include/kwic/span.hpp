// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Span: a range of bytes in a text.
#pragma once

#include <cstddef>

namespace kwic {

/// A half-open range of bytes [begin, end) of a UTF-8 text. Both ends are character boundaries.
struct Span {
    std::size_t begin = 0;  ///< offset of the first byte of the range
    std::size_t end = 0;    ///< offset of the byte after the range

    /// Compares both members.
    friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace kwic
