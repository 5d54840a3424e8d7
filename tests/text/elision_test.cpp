// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/elision.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

namespace kwic {

TEST_SUITE("elision") {
    TEST_CASE("elided words are removed in languages with elision") {
        CHECK(without_elision("fr", "l'embarcad\u00e8re") == "embarcad\u00e8re");
        CHECK(without_elision("it", "dell'acqua") == "acqua");
        CHECK(without_elision("en", "l'embarcad\u00e8re") == "l'embarcad\u00e8re");
        CHECK(without_elision("fr", "aujourd'hui") == "aujourd'hui");
        for (const char* word : {"", "l'", "'", "l"}) CHECK(without_elision("fr", word) == word);
    }

    TEST_CASE("each elided article is one of the elided words") {
        for (const std::string_view article : elided_articles())
            CHECK(std::ranges::find(elided_words(), article) != elided_words().end());
        CHECK(elided_articles()[0] == "l");
        CHECK(std::ranges::find(elided_articles(), std::string_view("d")) == elided_articles().end());
    }

    TEST_CASE("words are elided before vowels and h") {
        for (const char* word : {"acqua", "\u00e9tat", "h\u00f4pital", "\u0153uvre", "yeux"})
            CHECK(may_follow_elision(word));
        for (const char* word : {"", "ministre", "1", "\u0438\u043b\u0438"}) CHECK_FALSE(may_follow_elision(word));
    }
}

}  // namespace kwic
