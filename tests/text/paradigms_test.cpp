// SPDX-License-Identifier: GPL-2.0-or-later
// The pairs of words are from the grammars that lib/src/text/paradigm_tables.cpp cites.
#include "text/paradigms.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

void check(std::string_view language, const Pairs& pairs, bool expected) {
    for (const auto& pair : pairs) {
        const auto& left = pair.first;
        const auto& right = pair.second;
        CAPTURE(left);
        CAPTURE(right);
        CHECK(share_paradigm(language, left, right) == expected);
        CHECK(share_paradigm(language, right, left) == expected);
    }
}

TEST_SUITE("paradigms") {
    TEST_CASE("nouns and adjectives have the endings of number, gender and case") {
        check("fr",
              {{"journal", "journaux"},
               {"heureux", "heureuse"},
               {"actrice", "acteurs"},
               {"ancien", "anciennes"},
               {"premier", "premieres"},
               {"actif", "actives"},
               {"public", "publique"}},
              true);
        check("de",
              {{"tages", "tagen"},
               {"kindern", "kindes"},
               {"museen", "museums"},
               {"verhaltnis", "verhaltnisses"},
               {"kleiner", "kleinsten"},
               {"dunkel", "dunkle"}},
              true);
        check("ru",
              {{"книги", "книгу"},
               {"недели", "неделю"},
               {"отец", "отца"},
               {"армия", "армии"},
               {"большая", "большого"},
               {"иванов", "ивановым"},
               {"братья", "брата"}},
              true);
    }

    TEST_CASE("verbs have the endings of persons, tenses, participles and derived nouns") {
        check("fr",
              {{"parler", "parlaient"},
               {"mangeons", "manger"},
               {"finissent", "finir"},
               {"vendre", "vendu"},
               {"emploie", "employer"},
               {"appelle", "appeler"},
               {"former", "formation"},
               {"expliquer", "explication"}},
              true);
        check("de", {{"suchen", "suchte"}, {"pruft", "prufung"}, {"wandern", "wanderte"}}, true);
        check("ru", {{"читать", "читал"}, {"читает", "читающий"}, {"решить", "решение"}}, true);
    }

    TEST_CASE("endings of different paradigms belong to different words") {
        check("fr",
              {{"taxi", "taxees"},
               {"vis", "visant"},
               {"colonie", "colonnes"},
               {"tenir", "tennis"},
               {"ferma", "fermement"},
               {"rangs", "ranger"}},
              false);
        check("de",
              {{"lag", "lagern"},
               {"beruhigen", "beruhen"},
               {"reicht", "reichtum"},
               {"burg", "burgerlichem"},
               {"passenden", "pass"}},
              false);
        check("ru",
              {{"масс", "массив"}, {"плато", "платят"}, {"род", "родила"}, {"меди", "меду"}, {"джордж", "джорджии"}},
              false);
    }

    TEST_CASE("a German vowel changes in plurals and comparison, but not before other endings") {
        for (const auto& [plain, changed] : Pairs{{"haus", "hausern"}, {"lang", "langste"}, {"zukunft", "zukunftig"}})
            CHECK(share_umlaut_paradigm(plain, changed));
        for (const auto& [plain, changed] :
             Pairs{{"forderte", "fordern"}, {"forderungen", "forderung"}, {"schule", "schulern"}, {"landet", "lander"}})
            CHECK_FALSE(share_umlaut_paradigm(plain, changed));
    }

    TEST_CASE("other languages and empty words have no paradigm") {
        CHECK(has_paradigms("de"));
        CHECK_FALSE(has_paradigms("en"));
        CHECK_FALSE(has_paradigms(""));
        CHECK_FALSE(share_paradigm("en", "note", "notes"));
        CHECK_FALSE(share_paradigm("fr", "", "s"));
        CHECK(share_paradigm("en", "note", "note"));
    }
}

}  // namespace
}  // namespace kwic
