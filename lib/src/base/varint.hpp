// SPDX-License-Identifier: GPL-2.0-or-later
// Reads and writes varints (unsigned LEB128). Each byte holds seven bits of the number, beginning with the lowest; the
// top bit of a byte is set if another byte follows. The stored records of kwic and the tables of Xapian contain
// varints.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kwic {

inline constexpr std::size_t max_varint_bytes = 10;

// Writes `value` at `at` as a varint of at most max_varint_bytes bytes. Returns the end of the varint.
inline std::uint8_t* put_varint(std::uint8_t* at, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<std::uint8_t>(value | 0x80);
    *at++ = static_cast<std::uint8_t>(value);
    return at;
}

inline void append_varint(std::string& out, std::uint64_t value) {
    std::uint8_t bytes[max_varint_bytes];
    out.append(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(put_varint(bytes, value) - bytes));
}

// Reads a varint. Each call of next_byte() must return the next byte, or throw if there is none. Returns nothing if the
// varint has more than `max_bytes` bytes.
template <class NextByte>
std::optional<std::uint64_t> read_varint(std::size_t max_bytes, NextByte next_byte) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < max_bytes; ++i) {
        const auto byte = static_cast<std::uint8_t>(next_byte());
        value |= std::uint64_t{byte & 0x7fu} << 7 * i;
        if (byte < 0x80) return value;
    }
    return {};
}

inline std::size_t varint_size(std::uint64_t value) {
    return (static_cast<std::size_t>(std::bit_width(value | 1)) + 6) / 7;
}

// Reads a varint that this process wrote, and advances `at` past the varint. Does not check where the bytes end, so
// data of an index must be read with read_varint().
inline std::uint64_t get_varint(const std::uint8_t*& at) {
    if (*at < 0x80) return *at++;
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        value |= static_cast<std::uint64_t>(*at & 0x7f) << shift;
        if (*at++ < 0x80) return value;
    }
}

inline std::uint32_t get_varint_32(const std::uint8_t*& at) { return static_cast<std::uint32_t>(get_varint(at)); }

}  // namespace kwic
