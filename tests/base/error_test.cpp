// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/error.hpp>

#include <doctest/doctest.h>

TEST_SUITE("error") {
    TEST_CASE("to_string() returns the name of an error code") {
        using kwic::ErrorCode;
        CHECK(to_string(ErrorCode::invalid_argument) == "invalid_argument");
        CHECK(to_string(ErrorCode::cancelled) == "cancelled");
        CHECK(to_string(ErrorCode::internal) == "internal");
    }
}
