// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/value_text.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace kwic {

TEST_SUITE("text of a value") {
    TEST_CASE("strings, booleans and numbers have the expected texts") {
        CHECK(value_text("1.10") == "1.10");
        CHECK(value_text(true) == "true");
        CHECK(value_text(false) == "false");
        CHECK(value_text(std::int64_t{-5}) == "-5");
        CHECK(value_text(120.5) == "120.5");
        CHECK(value_text(80.0) == "80");
        CHECK(value_text(-0.0) == "0");
        CHECK(value_text(1e16) == "10000000000000000");
        CHECK(value_text(1e20) == "1e+20");
    }

    TEST_CASE("equal numbers have the same text, and the text denotes the number") {
        std::mt19937_64 random(3);
        for (int i = 0; i < 20'000; ++i) {
            const auto integer = static_cast<std::int64_t>(random() >> (random() % 64)) * (random() % 2 ? 1 : -1);
            const std::string text = value_text(integer);
            REQUIRE(std::strtoll(text.c_str(), nullptr, 10) == integer);
            const auto same = static_cast<double>(integer);
            if (as_integer(same) == integer) REQUIRE(value_text(same) == text);
            const auto real = std::bit_cast<double>(random());
            if (std::isfinite(real)) REQUIRE(std::strtod(value_text(real).c_str(), nullptr) == real);
        }
    }
}

}  // namespace kwic
