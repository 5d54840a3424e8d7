// SPDX-License-Identifier: GPL-2.0-or-later
// Encodes numbers, keys and position lists as in Xapian's glass tables. A function put_…() writes at the pointer `at`,
// where there must be space for the longest encoding, and returns the end of the bytes that it wrote.
#pragma once

#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "base/term_limits.hpp"
#include "base/varint.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// Prefixes of those keys of the postlist table that do not belong to terms, in ascending order.
inline constexpr std::string_view metadata_prefix{"\0\xc0", 2};
inline constexpr std::string_view value_statistics_prefix{"\0\xd0", 2};
inline constexpr std::string_view value_chunk_prefix{"\0\xd8", 2};
inline constexpr std::string_view lengths_prefix{"\0\xe0", 2};

// Writes a number in 2 to 5 bytes. Encoded numbers that are sorted as byte strings are in numeric order. The first byte
// begins with a 1 bit for each byte after the second, then a 0 bit. A number below 2^15 takes 2 bytes.
inline std::uint8_t* put_sortable(std::uint8_t* at, std::uint32_t value) {
    if (value < 0x8000) {
        put_big_endian_16(at, value);
        return at + 2;
    }
    const unsigned size = (37u - static_cast<unsigned>(std::countl_zero(value))) / 7;
    std::uint64_t rest = value;
    for (unsigned i = size - 1; i > 0; --i, rest >>= 8) at[i] = static_cast<std::uint8_t>(rest);
    at[0] = static_cast<std::uint8_t>(rest | (0xffu << (10 - size)));
    return at + size;
}

inline void append_sortable(std::string& out, std::uint32_t value) {
    std::uint8_t bytes[max_sortable_bytes];
    out.append(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(put_sortable(bytes, value) - bytes));
}

// Reads a number that put_sortable() has written. Throws Error (corrupt) if the number does not fit into 32 bits.
inline std::uint32_t read_sortable(ByteReader& in) {
    const auto byte = [&] { return static_cast<std::uint8_t>(in.take(1)[0]); };
    const std::uint8_t first = byte();
    const auto further_after_second = static_cast<unsigned>(std::countl_one(first));
    if (further_after_second + 2 > max_sortable_bytes) throw Error(ErrorCode::corrupt, "a number is too large");
    std::uint64_t value = first & (0xffu >> further_after_second);
    for (unsigned i = 0; i <= further_after_second; ++i) value = value << 8 | byte();
    if (value >> 32 != 0) throw Error(ErrorCode::corrupt, "a number is too large");
    return static_cast<std::uint32_t>(value);
}

// Reads a varint. Throws Error (corrupt) if the number does not fit into 32 bits.
inline std::uint32_t read_32(ByteReader& in) {
    const std::uint64_t number = in.number();
    if (number >> 32 != 0) throw Error(ErrorCode::corrupt, "a number is too large");
    return static_cast<std::uint32_t>(number);
}

// Appends a term in the form that keys contain: each zero byte becomes the two bytes 00 ff.
inline void append_escaped(std::string& out, std::string_view term) {
    for (const char byte : term) {
        out += byte;
        if (byte == '\0') out += '\xff';
    }
}

// Returns the term of an escaped key: a view into `scratch` if the term differs from the key, else `key`.
inline std::string_view unescape(std::string_view key, std::string& scratch) {
    if (key.find('\0') == key.npos) return key;
    scratch.clear();
    for (std::size_t i = 0; i < key.size(); ++i) {
        scratch += key[i];
        if (key[i] == '\0') ++i;
    }
    return scratch;
}

// Writes a stream of bits, the lowest bit of each byte first.
class BitWriter {
public:
    explicit BitWriter(std::uint8_t* at) : at_(at) {}

    // Writes `value`, which is below `limit`, in ceil(log2(limit)) bits. If the limit is not a power of two, the values
    // in the middle of the range take one bit less.
    void put(std::uint32_t value, std::uint32_t limit) {
        unsigned bits = static_cast<unsigned>(std::bit_width(limit - 1));
        std::uint64_t code = value;
        if (const std::uint64_t spare = (std::uint64_t{1} << bits) - limit) {
            const std::uint64_t middle = (limit - spare) / 2;
            if (code >= middle + spare)
                code = (code - middle - spare) | std::uint64_t{1} << (bits - 1);
            else if (code >= middle)
                --bits;
        }
        held_ |= code << count_;
        for (count_ += bits; count_ >= 8; count_ -= 8, held_ >>= 8) *at_++ = static_cast<std::uint8_t>(held_);
    }

    // Writes the positions between positions[first] and positions[last] by interpolative coding: the middle position,
    // then the positions of each half. positions[first] and positions[last] must have been written before.
    void put_between(const std::uint32_t* positions, std::size_t first, std::size_t last) {
        while (first + 1 < last) {
            const std::size_t middle = first + (last - first) / 2;
            const auto before = static_cast<std::uint32_t>(middle - first);
            const auto apart = static_cast<std::uint32_t>(last - first);
            put(positions[middle] - positions[first] - before, positions[last] - positions[first] - apart + 1);
            put_between(positions, first, middle);
            first = middle;
        }
    }

    std::uint8_t* end() {
        if (count_ > 0) *at_++ = static_cast<std::uint8_t>(held_);
        return at_;
    }

private:
    std::uint8_t* at_;
    std::uint64_t held_ = 0;
    unsigned count_ = 0;  // number of bits in held_
};

// Writes the tag (see glass/bulk_builder.hpp) of a position list. There must be at least one position, and the
// positions must ascend strictly. The tag consists of these numbers:
//
//     last position                                 as a varint
//     first position, count - 2, other positions    as bits; absent if there is only one position
inline std::uint8_t* put_positions(std::uint8_t* at, const std::uint32_t* positions, std::size_t count) {
    const std::uint32_t last = positions[count - 1];
    at = put_varint(at, last);
    if (count == 1) return at;
    BitWriter bits(at);
    bits.put(positions[0], last);
    bits.put(static_cast<std::uint32_t>(count - 2), last - positions[0]);
    bits.put_between(positions, 0, count - 1);
    return bits.end();
}

}  // namespace kwic::glass
