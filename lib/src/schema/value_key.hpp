// SPDX-License-Identifier: GPL-2.0-or-later
// Keys of numbers and dates: byte strings whose order, as that of memcmp(), is the order of the values. The keys are
// stored in value slots and in terms. No key is empty, so that an empty value of a slot means that there is no key.
#pragma once

#include "base/iso_time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kwic {

// A number: a 64-bit integer, or a double that is finite.
using Number = std::variant<std::int64_t, double>;

// The maximum number of bytes in a key of a number or a date.
inline constexpr std::size_t max_value_key_bytes = 10;

// Returns the key of a number. Equal numbers have the same key, whatever their types: 3 and 3.0, or 0.0 and -0.0. The
// keys of all 64-bit integers and all finite doubles are exact. Let d be the largest double with d <= v. The key of v
// consists of d as 8 bytes, and of v - d, a number from 0 to 1023, as 2 big-endian bytes. The 8 bytes are the
// big-endian bits of d: inverted if d is negative, otherwise with the sign bit set. Zero bytes at the end of the key
// are omitted.
std::string number_key(const Number& number);

// Returns the number with this key: an integer if the number is a 64-bit integer, otherwise a double. Throws Error
// (corrupt) if no number has this key.
Number number_of_key(std::string_view key);

// Returns the shortest text from which parse_number() reads an equal number. Equal numbers have the same text, whatever
// their types.
std::string number_text(const Number& number);

// Reads a decimal number such as `-12`, `80.0` or `1e3`, as an integer if possible. Returns nothing for any other text,
// and for numbers whose absolute value is too large for a double.
std::optional<Number> parse_number(std::string_view text);

// Returns the key of an instant: the number of seconds since two days before the year 0000 as 5 big-endian bytes, and
// the nanoseconds as 4 big-endian bytes. Zero bytes at the end of the key are omitted.
std::string date_key(const Instant& instant);

// Returns the instant with this key. Throws Error (corrupt) if the key is too long.
Instant instant_of_key(std::string_view key);

// after_key() returns a byte string that lies between `key` and all greater keys. before_key() returns a byte string
// that lies between `key` and all smaller keys. The keys from after_key(a) to before_key(b) are the keys between a and
// b, without a and b.
std::string after_key(std::string key);
std::string before_key(std::string key);

}  // namespace kwic
