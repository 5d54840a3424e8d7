// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sketch.hpp"
#include "text/word_hash.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>

namespace kwic {
namespace {

Sketch numbers(std::uint64_t first, std::uint64_t end) {
    Sketch sketch;
    for (; first < end; ++first) sketch.add(mix(first));
    return sketch;
}

// Returns the Jaccard coefficient of two sets, estimated from their sketches.
double estimate(const Sketch& a, const Sketch& b) {
    const double equal = static_cast<double>(equal_bins(a.bits(), b.bits())) / Sketch::bins;
    return (equal - 0.25) / 0.75;
}

}  // namespace

TEST_SUITE("sketch") {
    TEST_CASE("sketches estimate the similarity of sets of any size") {
        for (const std::uint64_t size : {20u, 60u, 300u, 5'000u, 100'000u})
            for (const std::uint64_t shared : {0u, 1u, 2u, 4u}) {
                double sum = 0;
                constexpr int pairs = 40;
                for (std::uint64_t pair = 1; pair <= pairs; ++pair) {
                    const std::uint64_t first = pair << 32, second = first + size - size * shared / 4;
                    sum += estimate(numbers(first, first + size), numbers(second, second + size));
                }
                const double in_common = static_cast<double>(shared) / (8 - static_cast<double>(shared));
                CAPTURE(size);
                CAPTURE(shared);
                CHECK(std::abs(sum / pairs - in_common) < 0.05);
            }
    }

    TEST_CASE("the sketch of a union is the union of the sketches") {
        Sketch parts = numbers(0, 100);
        parts.add(numbers(80, 200));
        CHECK(parts.bits() == numbers(0, 200).bits());
        CHECK(parts.added() == 220);
    }

    TEST_CASE("are_near() is false for the exact() results of two sets that differ in one hash") {
        const std::string three = numbers(0, 3).exact();
        CHECK(are_near(three, three));
        CHECK_FALSE(are_near(three, numbers(0, 4).exact()));
        CHECK_FALSE(are_near(three, numbers(0, 3).bits()));
        CHECK_FALSE(are_near("", ""));
    }

    TEST_CASE("accents and vowel points do not change the hash of a word, but different letters do") {
        CHECK(word_hash("détente") == word_hash("detente"));
        CHECK(word_hash("йод") != word_hash("иод"));
        CHECK(word_hash("اَلْعَرَبِيَّة") == word_hash("العربية"));
        CHECK(word_hash("a") != word_hash("aa"));
        CHECK(word_hash("aa") != word_hash("aaa"));
        CHECK(word_hash("abcdefgh") != word_hash("abcdefghh"));
        CHECK(word_hash("港口") != word_hash("港"));
        CHECK(word_hash("donaudampfschifffahrt") != word_hash("donaudampfschifffahrts"));
    }
}

}  // namespace kwic
