// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/residual_idf.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace kwic {

TEST_SUITE("residual IDF") {
    TEST_CASE("the residual IDF is about 0 for occurrences that are spread at random") {
        // A word with 500 random occurrences is expected in 1000 * (1 - e^(-0.5)) of 1,000 documents.
        CHECK(std::abs(residual_idf(1000 * (1 - std::exp(-0.5)), 500, 1000)) < 1e-9);
    }

    TEST_CASE("the residual IDF is higher for a word with more occurrences in the same documents") {
        CHECK(residual_idf(100, 500, 1000) > residual_idf(100, 200, 1000));
        CHECK(residual_idf(100, 200, 1000) > residual_idf(100, 100, 1000));
    }

    TEST_CASE("a word in at most 1 of 500 documents counts fully") {
        CHECK(rarity(2, 2, 1000) == 1);
        CHECK(rarity(1, 1, 500) == 1);
    }

    TEST_CASE("a common word counts less, down to 0.4, unless its occurrences are in few documents") {
        CHECK(rarity(3, 3, 1000) < 1);
        CHECK(rarity(3, 3, 1000) > rarity(10, 10, 1000));
        CHECK(rarity(20, 20, 1000) == doctest::Approx(0.4).epsilon(0.01));
        CHECK(rarity(1000, 5000, 1000) == doctest::Approx(0.4));
        CHECK(rarity(100, 400, 1000) == 1);
        CHECK(rarity(100, 150, 1000) > 0.4);
        CHECK(rarity(100, 150, 1000) < 1);
    }
}

}  // namespace kwic
