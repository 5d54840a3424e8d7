// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/value_key.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace kwic {
namespace {

constexpr std::int64_t max_integer = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min_integer = std::numeric_limits<std::int64_t>::min();
constexpr double max_real = std::numeric_limits<double>::max();

// Compares two numbers exactly. A long double of x86 holds all 64-bit integers and all doubles.
static_assert(std::numeric_limits<long double>::digits >= 64);
long double exact(const Number& number) {
    return std::visit([](auto value) { return static_cast<long double>(value); }, number);
}

class Numbers {
public:
    Number next() {
        switch (random_() % 6) {
            case 0:
                return std::bit_cast<std::int64_t>(bits());
            case 1:
                return static_cast<std::int64_t>(random_() % 41) - 20;
            case 2: {  // near a power of two, where the distance of doubles changes
                const auto power = std::int64_t{1} << random_() % 63;
                const auto near = static_cast<std::int64_t>(random_() % 2049) - 1024;
                return random_() % 2 == 0 ? power + std::min(near, max_integer - power) : -power + near / 2;
            }
            case 3: {
                const auto real = std::bit_cast<double>(bits());
                return std::isfinite(real) ? real : 0.0;
            }
            case 4:
                return static_cast<double>(std::bit_cast<std::int64_t>(bits()));
            default:
                return static_cast<double>(static_cast<int>(random_() % 81) - 40) / 4;
        }
    }

private:
    std::uint64_t bits() { return std::uint64_t{random_()} << 32 | random_(); }
    std::mt19937 random_{20261130};
};

std::string date_key_of(const std::string& text) { return date_key(parse_iso_time(text)->first); }

}  // namespace

TEST_SUITE("keys of values") {
    TEST_CASE("the keys of integers and real numbers together have the order of the numbers") {
        Numbers numbers;
        for (int i = 0; i < 200'000; ++i) {
            const Number a = numbers.next();
            const Number b = numbers.next();
            const std::string key_a = number_key(a);
            const std::string key_b = number_key(b);
            const bool is_right = exact(a) < exact(b)   ? key_a < key_b
                                  : exact(a) > exact(b) ? key_a > key_b
                                                        : key_a == key_b;
            if (!is_right || key_a.empty() || key_a.size() > max_value_key_bytes)
                FAIL(number_text(a) << " and " << number_text(b));
        }
    }

    TEST_CASE("the extreme numbers and their neighbors have ordered keys") {
        const std::vector<Number> ascending = {-max_real,
                                               -9223372036854777856.0,
                                               min_integer,
                                               min_integer + 1,
                                               min_integer + 1024,
                                               std::int64_t{-9007199254740993},
                                               -9007199254740992.0,
                                               std::int64_t{-1},
                                               -0.5,
                                               -std::numeric_limits<double>::denorm_min(),
                                               std::int64_t{0},
                                               std::numeric_limits<double>::denorm_min(),
                                               0.5,
                                               std::int64_t{1},
                                               std::nextafter(1.0, 2.0),
                                               9007199254740992.0,
                                               std::int64_t{9007199254740993},
                                               std::int64_t{9007199254740994},
                                               std::int64_t{1413617112501850121},
                                               std::int64_t{1413617112501850122},
                                               max_integer - 1024,
                                               max_integer - 1,
                                               max_integer,
                                               9223372036854775808.0,
                                               max_real};
        for (std::size_t i = 1; i < ascending.size(); ++i) {
            CAPTURE(number_text(ascending[i]));
            CHECK(number_key(ascending[i - 1]) < number_key(ascending[i]));
        }
    }

    TEST_CASE("a number is read back from its key and from its text") {
        Numbers numbers;
        for (int i = 0; i < 50'000; ++i) {
            const Number number = numbers.next();
            const std::string key = number_key(number);
            const auto parsed = parse_number(number_text(number));
            REQUIRE(parsed);
            if (exact(number_of_key(key)) != exact(number) || number_key(*parsed) != key) FAIL(number_text(number));
        }
        CHECK(std::get<std::int64_t>(number_of_key(number_key(3.0))) == 3);
        CHECK(std::get<double>(number_of_key(number_key(0.5))) == 0.5);
    }

    TEST_CASE("equal numbers have the same key and the same text, even if their types differ") {
        CHECK(number_key(0.0) == number_key(-0.0));
        CHECK(number_key(std::int64_t{80}) == number_key(80.0));
        CHECK(number_text(std::int64_t{80}) == "80");
        CHECK(number_text(80.0) == "80");
        CHECK(number_text(-0.0) == "0");
        CHECK(number_text(120.5) == "120.5");
        CHECK(number_text(1e300) == "1e+300");
        CHECK(number_text(max_integer) == "9223372036854775807");
    }

    TEST_CASE("a text is read as a number only if the complete text is a number") {
        CHECK(parse_number("-12") == Number(std::int64_t{-12}));
        CHECK(parse_number("80.0") == Number(80.0));
        CHECK(parse_number("1e3") == Number(1000.0));
        CHECK(parse_number("9223372036854775807") == Number(max_integer));
        CHECK(parse_number("9223372036854775808") == Number(9223372036854775808.0));
        for (const char* text : {"", "-", "x", "1x", " 1", "1 ", "nan", "inf", "-inf", "1e999", "0x10", "1,5", "--1"})
            CHECK_MESSAGE(!parse_number(text), std::string(text));
    }

    TEST_CASE("a key that belongs to no number is refused") {
        const std::string infinite = number_key(max_real).substr(0, 1) + "\xf0";
        for (const std::string& key : {infinite, std::string("\x00\x01", 2),
                                       number_key(0.5) + std::string(6, '\0') + "\x01\x01", std::string(11, 'x')})
            CHECK_THROWS_AS(number_of_key(key), Error);
    }

    TEST_CASE("after_key() and before_key() exclude exactly the key itself") {
        Numbers numbers;
        for (int i = 0; i < 50'000; ++i) {
            const std::string a = number_key(numbers.next());
            const std::string b = number_key(numbers.next());
            if ((b >= after_key(a)) != (b > a) || (b <= before_key(a)) != (b < a)) FAIL("a pair of keys");
        }
    }

    TEST_CASE("the keys of dates have the order of the dates") {
        const std::vector<std::string> ascending = {"0000-01-01T00:00+23:59",
                                                    "0000",
                                                    "0000-01-01T00:00:00.000000001",
                                                    "1969-12-31T23:59:59.999",
                                                    "1970",
                                                    "1970-01-01T00:00:01",
                                                    "2024-05-20T12:00+02:00",
                                                    "2024-05-20T11:00",
                                                    "2024-05-20T11:00:00.5",
                                                    "2024-05-20T11:00:00.51",
                                                    "9999-12-31T23:59:59-23:59"};
        for (std::size_t i = 1; i < ascending.size(); ++i) {
            CAPTURE(ascending[i]);
            CHECK(date_key_of(ascending[i - 1]) < date_key_of(ascending[i]));
            CHECK(instant_of_key(date_key_of(ascending[i])) == parse_iso_time(ascending[i])->first);
            CHECK(before_key(date_key_of(ascending[i])) >= date_key_of(ascending[i - 1]));
        }
        CHECK(date_key_of("2024-05-20T12:00+02:00") == date_key_of("2024-05-20T10:00Z"));
    }
}

}  // namespace kwic
