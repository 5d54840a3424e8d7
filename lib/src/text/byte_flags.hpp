// SPDX-License-Identifier: GPL-2.0-or-later
// Bits and Flags represent a set of bytes in a piece of text. A piece has 64 bytes. A loop that computes Flags should
// have no branches, so that the compiler vectorizes the loop. A loop without branches adds conditions or joins them by
// `|`, because the compiler generates jumps for `||`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

// One bit for each byte of a piece.
using Bits = std::uint64_t;
inline constexpr std::size_t bit_count = 64;

// For each byte of a piece, 0 or 1.
using Flags = std::array<std::uint8_t, bit_count>;

// Packs the flags into bits, eight at a time: the highest byte of the product holds eight flags.
inline Bits packed(const Flags& flags) {
    Bits bits = 0;
    for (std::size_t i = 0; i < bit_count; i += 8) {
        std::uint64_t eight = 0;
        for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{flags[i + k]} << (8 * k);
        bits |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return bits;
}

}  // namespace kwic
