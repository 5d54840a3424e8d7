// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/value_key.hpp"

#include "base/big_endian.hpp"
#include "base/value_text.hpp"

#include <kwic/error.hpp>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

namespace kwic {
namespace {

constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
constexpr std::int64_t date_bias = 2 * 86'400;             // a zone changes an instant by less than a day
constexpr double end_of_integers = 9223372036854775808.0;  // 2^63

std::string without_final_zeros(std::string key) {
    key.erase(key.find_last_not_of('\0') + 1);
    return key;
}

std::string key_of(double floor, std::uint64_t difference) {
    std::uint64_t bits = std::bit_cast<std::uint64_t>(floor);
    bits = bits & sign_bit ? ~bits : bits | sign_bit;
    return without_final_zeros(big_endian_64(bits) + big_endian_64(difference).substr(6));
}

std::string key_of(std::int64_t value) {
    auto floor = static_cast<double>(value);
    if (floor >= end_of_integers || static_cast<std::int64_t>(floor) > value)
        floor = std::nextafter(floor, -std::numeric_limits<double>::infinity());
    return key_of(floor,
                  static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(static_cast<std::int64_t>(floor)));
}

template <class Value>
std::optional<Value> parse(std::string_view text) {
    Value value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return {};
    return value;
}

}  // namespace

std::string number_key(const Number& number) {
    if (const auto* integer = std::get_if<std::int64_t>(&number)) return key_of(*integer);
    return key_of(std::get<double>(number) + 0.0, 0);  // -0.0 + 0.0 is 0.0
}

Number number_of_key(std::string_view key) {
    std::string bytes(key);
    bytes.resize(max_value_key_bytes, '\0');
    std::uint64_t bits = from_big_endian_64(std::string_view(bytes).substr(0, 8));
    bits = bits & sign_bit ? bits & ~sign_bit : ~bits;
    const auto floor = std::bit_cast<double>(bits);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::int64_t difference = byte(8) << 8 | byte(9);
    const auto integer = as_integer(floor);
    if (key.size() > max_value_key_bytes || !std::isfinite(floor) || (difference != 0 && !integer) ||
        (integer && *integer > std::numeric_limits<std::int64_t>::max() - difference))
        throw Error(ErrorCode::corrupt, "the index is damaged: a number cannot be read");
    if (integer) return *integer + difference;
    return floor;
}

std::string number_text(const Number& number) {
    return std::visit([](const auto each) { return value_text(FieldValue(each)); }, number);
}

std::optional<Number> parse_number(std::string_view text) {
    if (const auto integer = parse<std::int64_t>(text)) return *integer;
    const auto real = parse<double>(text);
    if (!real || !std::isfinite(*real)) return {};
    return *real;
}

std::string date_key(const Instant& instant) {
    const std::string seconds = big_endian_64(static_cast<std::uint64_t>(instant.seconds + date_bias));
    return without_final_zeros(seconds.substr(3) + big_endian_64(instant.nanoseconds).substr(4));
}

Instant instant_of_key(std::string_view key) {
    constexpr std::size_t second_bytes = 5, nanosecond_bytes = 4;
    if (key.size() > second_bytes + nanosecond_bytes)
        throw Error(ErrorCode::corrupt, "the index is damaged: a date cannot be read");
    std::string bytes(key);
    bytes.resize(second_bytes + nanosecond_bytes, '\0');
    const auto seconds = from_big_endian_64(std::string(8 - second_bytes, '\0') + bytes.substr(0, second_bytes));
    const auto nanoseconds = get_big_endian<std::uint32_t>(bytes.data() + second_bytes);
    return {static_cast<std::int64_t>(seconds) - date_bias, nanoseconds};
}

std::string after_key(std::string key) { return key += '\0'; }

std::string before_key(std::string key) {
    // The last byte of a key is not zero.
    key.back() = static_cast<char>(static_cast<unsigned char>(key.back()) - 1);
    return key.append(max_value_key_bytes, '\xff');
}

}  // namespace kwic
