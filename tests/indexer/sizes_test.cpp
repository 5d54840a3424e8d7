// SPDX-License-Identifier: GPL-2.0-or-later
#include <indexer/sizes.hpp>

#include <doctest/doctest.h>

#include <cstdint>

TEST_SUITE("sizes") {
    TEST_CASE("a size is a positive integer with an optional suffix K, M or G") {
        using kwic::indexer::parse_size;
        CHECK(parse_size("1") == 1);
        CHECK(parse_size("4096") == 4096);
        CHECK(parse_size("2K") == 2048);
        CHECK(parse_size("64M") == std::uint64_t{64} << 20);
        CHECK(parse_size("3g") == std::uint64_t{3} << 30);
        for (const char* text :
             {"", "0", "0K", "-1", "+1", " 1", "1 ", "1.5M", "1MB", "M", "1T", "99999999999999999999", "9999999999G"}) {
            CAPTURE(text);
            CHECK_FALSE(parse_size(text).has_value());
        }
    }
}
