// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/thai_order.hpp"
#include "text/analyzer.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::string ordered(std::string_view text) {
    std::vector<Contraction> contractions;
    return in_thai_order(text, contractions);
}

TEST_SUITE("Thai order") {
    TEST_CASE("sequences of signs that look the same become equal") {
        const std::string water = "น\u0e49\u0e33";  // tone mark, sara am
        CHECK(ordered(water) == water);
        CHECK(ordered("น\u0e4d\u0e49\u0e32") == water);  // nikhahit, tone mark, sara aa
        CHECK(ordered("น\u0e49\u0e4d\u0e32") == water);  // tone mark, nikhahit, sara aa
        CHECK(ordered("น\u0e33\u0e49") == water);        // sara am, tone mark
        CHECK(ordered("ท\u0e48\u0e35") == "ท\u0e35\u0e48");
        CHECK(ordered("\u0e40\u0e40ม") == "\u0e41ม");
        CHECK(ordered("ฤ\u0e45") == "ฤ\u0e32");
        CHECK(ordered("harbour 港") == "harbour 港");
    }

    TEST_CASE("folding sorts signs, even if a sign is typed several times") {
        CHECK(fold("น\u0e4d\u0e49\u0e32") == fold("น\u0e49\u0e33"));
        const std::string folded = fold("ก\u0e48\u0e49\u0e35");
        CHECK(fold(folded) == folded);
    }

    TEST_CASE("the offsets of words refer to the text as typed, in any order of its signs") {
        Analyzer analyzer;
        const std::string typed = "แม\u0e48น\u0e4d\u0e49\u0e32 \u0e40\u0e40ดง";
        std::vector<std::string> words;
        for (const Token& token : analyzer.analyze(typed))
            words.push_back(typed.substr(token.begin, token.end - token.begin));
        CHECK(words == std::vector<std::string>{"แม\u0e48น\u0e4d\u0e49\u0e32", "\u0e40\u0e40ดง"});
    }
}

}  // namespace
}  // namespace kwic
