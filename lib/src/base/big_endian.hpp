// SPDX-License-Identifier: GPL-2.0-or-later
// Reads and writes unsigned big-endian numbers. For encoded numbers of the same size, the order of memcmp() is
// the order of the numbers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {

inline void put_big_endian_16(std::uint8_t* at, unsigned value) {
    at[0] = static_cast<std::uint8_t>(value >> 8);
    at[1] = static_cast<std::uint8_t>(value);
}

inline void put_big_endian_32(std::uint8_t* at, std::uint32_t value) {
    put_big_endian_16(at, value >> 16);
    put_big_endian_16(at + 2, value & 0xffff);
}

inline unsigned get_big_endian_16(const std::uint8_t* at) { return static_cast<unsigned>(at[0]) << 8 | at[1]; }

// Returns the 32-bit or 64-bit number at `at`.
template <class Number>
Number get_big_endian(const char* at) {
    Number value;
    std::memcpy(&value, at, sizeof value);
    if constexpr (std::endian::native == std::endian::big) return value;
    return sizeof value == 8 ? static_cast<Number>(__builtin_bswap64(value))
                             : static_cast<Number>(__builtin_bswap32(static_cast<std::uint32_t>(value)));
}

// Returns `value` as 8 big-endian bytes.
inline std::string big_endian_64(std::uint64_t value) {
    std::string bytes(8, '\0');
    for (int i = 7; i >= 0; --i, value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
    return bytes;
}

// Returns the number that big_endian_64() encodes as `bytes`, or 0 if the size of `bytes` is not 8.
inline std::uint64_t from_big_endian_64(std::string_view bytes) {
    return bytes.size() == 8 ? get_big_endian<std::uint64_t>(bytes.data()) : 0;
}

// Returns the first 8 bytes of `text` as a big-endian number; a shorter text is padded with zero bytes. If prefix_8()
// returns different numbers for two texts, the text with the smaller number comes first in the order of memcmp(). For
// speed, the function contains no loop. It reads a text of 4 to 7 bytes as two 32-bit numbers, which may overlap. It
// reads a text of 1 to 3 bytes as the first, the middle and the last byte, some of which may be the same byte.
inline std::uint64_t prefix_8(std::string_view text) {
    const std::size_t size = text.size();
    if (size >= 8) return get_big_endian<std::uint64_t>(text.data());
    if (size >= 4)
        return std::uint64_t{get_big_endian<std::uint32_t>(text.data())} << 32 |
               std::uint64_t{get_big_endian<std::uint32_t>(text.data() + size - 4)} << (64 - 8 * size);
    if (size == 0) return 0;
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << (56 - 8 * i); };
    return byte(0) | byte(size / 2) | byte(size - 1);
}

}  // namespace kwic
