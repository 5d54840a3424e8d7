// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/clusters.hpp"

#include "base/utf8.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace kwic {
namespace {

TEST_SUITE("clusters") {
    TEST_CASE("a text is not cut before accents, joiners, vowel signs or the second half of a flag") {
        CHECK(cluster_start("e\u0301", 1) == 0);
        CHECK(cluster_start("ab\u0301\u0302c", 4) == 1);
        CHECK(cluster_end("ab\u0301\u0302c", 2) == 6);
        CHECK(cluster_start("\U0001F468\u200d\U0001F469", 7) == 0);
        CHECK(cluster_start("\u0915\u093f", 3) == 0);
        const std::string flags = "\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7";
        CHECK(cluster_start(flags, 4) == 0);
        CHECK(cluster_start(flags, 8) == 8);
        CHECK(cluster_start(flags, 12) == 8);
        CHECK(is_cluster_start("abc", 1));
        CHECK(is_cluster_start("e\u0301", 3));
    }

    TEST_CASE("is_cluster_start() finds the grapheme cluster boundaries of ICU in random texts") {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::BreakIterator> icu(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        REQUIRE(U_SUCCESS(status));
        std::mt19937 random(2);
        std::size_t inner = 0;
        for (int run = 0; run < 1000; ++run) {
            const std::string text = test::random_text(random, 60);
            CAPTURE(text);
            UText* const utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
            icu->setText(utext, status);
            REQUIRE(U_SUCCESS(status));
            for (std::size_t at = 1, begin = 0; at < text.size(); ++at) {
                if (is_continuation(text[at])) continue;
                std::size_t end = std::exchange(begin, at);
                const auto before = static_cast<UGraphemeClusterBreak>(
                    u_getIntPropertyValue(next_character(text, end), UCHAR_GRAPHEME_CLUSTER_BREAK));
                // The rules of is_cluster_start() and ICU differ after control characters, line ends, prepended
                // characters and joiners.
                if (before == U_GCB_CONTROL || before == U_GCB_CR || before == U_GCB_LF || before == U_GCB_PREPEND ||
                    before == U_GCB_ZWJ)
                    continue;
                const bool is_start = icu->isBoundary(static_cast<std::int32_t>(at));
                CHECK(is_cluster_start(text, at) == is_start);
                inner += !is_start;
            }
            utext_close(utext);
        }
        CHECK(inner > 500);
    }
}

}  // namespace
}  // namespace kwic
