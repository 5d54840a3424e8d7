// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/literal.hpp"

#include "support/literals.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns `text` with brackets around the places of the literal, such as `[C++] or c++`.
std::string marked(std::string_view literal, std::string_view text) {
    const Literal wanted(literal);
    std::string marked;
    std::size_t from = 0;
    while (const auto place = wanted.find(text, from)) {
        marked += std::string(text.substr(from, place->begin - from)) + "[" +
                  std::string(text.substr(place->begin, place->end - place->begin)) + "]";
        from = place->end;
    }
    return marked + std::string(text.substr(from));
}

}  // namespace

TEST_SUITE("literal") {
    TEST_CASE("letters match in both cases unless a letter of the literal is uppercase") {
        CHECK(marked("c++", "C++ or c++") == "[C++] or [c++]");
        CHECK(marked("C++", "C++ or c++") == "[C++] or c++");
        CHECK(marked("x=É", "x=é x=É X=É") == "x=é [x=É] X=É");
        CHECK(marked("=é", "x=é x=É") == "x[=é] x[=É]");
        CHECK(!Literal("Ä").ignores_case());
        CHECK(Literal("ä + ª").ignores_case());
    }

    TEST_CASE("one character never matches two characters, and only case is folded") {
        CHECK(marked("straße", "STRAẞE, Strasse") == "[STRAẞE], Strasse");
        CHECK(marked("fi", "\ufb01 fi") == "\ufb01 [fi]");
        CHECK(marked("\ufb01", "\ufb01 fi") == "[\ufb01] fi");
        CHECK(marked("ask", "a\u017f\u212a ASK") == "[a\u017f\u212a] [ASK]");
        CHECK(marked("co\u00adop", "coop co\u00adop") == "coop [co\u00adop]");
        CHECK(marked("e\u0301", "\u00e9 e\u0301") == "\u00e9 [e\u0301]");
    }

    TEST_CASE("a literal has a word if it has a letter or a number of any script") {
        for (const char* text : {"a", "==7", "東", "²", "“é"}) CHECK(Literal(text).has_word());
        for (const char* text : {"==", " ", "\u0301", "☃", "\xff"}) CHECK(!Literal(text).has_word());
    }

    TEST_CASE("Literal::find() and a comparison of all characters agree on whether a random text has a literal") {
        std::mt19937 random(1);
        std::size_t found = 0;
        for (int run = 0; run < 20'000; ++run) {
            const std::string text = test::random_pieces(random, 1 + random() % 30);
            const std::string source = random() % 2 ? text : test::random_pieces(random, 1 + random() % 4);
            const std::string literal = test::random_literal(random, source, 6);
            CAPTURE(text);
            CAPTURE(literal);
            const Literal wanted(literal);
            const auto place = wanted.find(text);
            REQUIRE(place.has_value() == test::contains_literal(text, literal));
            if (!place) continue;
            ++found;
            REQUIRE(place->end - place->begin <= wanted.max_bytes());
            REQUIRE(test::contains_literal(text.substr(place->begin, place->end - place->begin), literal));
            REQUIRE(!test::contains_literal(text.substr(0, place->end - 1), literal));
        }
        CHECK(found > 10'000);
    }
}

}  // namespace kwic
