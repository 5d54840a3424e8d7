// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/plausible_forms.hpp"
#include "text/stemmers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("plausible forms") {
    TEST_CASE("two short words with different marks on a Latin letter are not forms of each other under any key") {
        for (const char* key : {":ho", "en:ho", "sv:har"}) {
            CHECK_FALSE(may_be_forms(key, "họ", "hồ"));
            CHECK(may_be_forms(key, "ho", "hồ"));
        }
        CHECK(may_be_forms(":evenement", "événement", "évènement"));
    }

    TEST_CASE("words of Romance languages are not forms of each other if a long ending follows a short stem") {
        CHECK_FALSE(may_be_forms("fr:not", "noter", "notamment"));
        CHECK(may_be_forms("fr:jou", "jouer", "jouaient"));
        CHECK(may_be_forms("ro:cas", "casă", "casele"));
    }

    TEST_CASE("Russian surnames and soft nouns are not forms of the words from which they differ only in the ending") {
        CHECK_FALSE(may_be_forms("ru:медвед", "медведев", "медведь"));
        CHECK_FALSE(may_be_forms("ru:стол", "столь", "стол"));
        CHECK(may_be_forms("ru:стол", "столов", "стол"));
    }

    TEST_CASE("French, German and Russian forms have endings of one paradigm, unless the words are irregular") {
        CHECK(may_be_forms("fr:arm", "l'arme", "armes"));
        CHECK(may_be_forms("fr:bon", "bonnes", "bon"));
        CHECK_FALSE(may_be_forms("fr:tax", "taxi", "taxées"));
        CHECK(may_be_forms("de:mull", "mueller", "müllers"));
        CHECK(may_be_forms("de:wahl", "gewählt", "waehlen"));
        CHECK_FALSE(may_be_forms("de:wahl", "gewählt", "wahlen"));
        CHECK_FALSE(may_be_forms("de:manul", "manuel", "manul"));
        CHECK_FALSE(may_be_forms("de:forder", "forderte", "fördern"));
        CHECK(may_be_forms("ru:представля", "представляются", "представлял"));
        CHECK_FALSE(may_be_forms("ru:масс", "массы", "массив"));
    }

    TEST_CASE("function words without inflection have no forms") {
        CHECK_FALSE(may_be_forms("fr:san", "sans", "san"));
        CHECK_FALSE(may_be_forms("de:ihn", "ihn", "ihnen"));
        CHECK_FALSE(may_be_forms("en:will", "will", "willing"));
        CHECK(may_be_forms("de:fur", "für", "fuer"));
        CHECK(may_be_forms("en:do", "do", "doing"));
    }

    TEST_CASE("accents distinguish the stems of short French words, unless the accents vary between forms of a word") {
        CHECK_FALSE(may_be_forms("fr:gen", "gens", "gênes"));
        CHECK(may_be_forms("fr:pech", "peche", "pêchait", false));
        CHECK(may_be_forms("fr:mene", "mener", "mène"));
        CHECK(may_be_forms("fr:menac", "menaçait", "menace"));
    }

    TEST_CASE("two short words with different marks on alef are not forms of each other") {
        CHECK_FALSE(may_be_forms(":اما", "أما", "إما"));
        CHECK(may_be_forms(":اما", "اما", "إما"));
        CHECK(may_be_forms(":ادنبره", "أدنبره", "إدنبرة"));
        CHECK_FALSE(may_be_forms("fa:انجا", "آنجا", "انجام"));
        CHECK_FALSE(may_be_forms(":اي", "آی", "ای"));
    }

    TEST_CASE("words whose endings would leave a short Persian stem, and Hebrew nouns in -it, are not forms") {
        CHECK_FALSE(may_be_forms("fa:فيل", "فیلتر", "فیل"));
        CHECK(may_be_forms("fa:كم", "کمتر", "کم"));
        CHECK_FALSE(may_be_forms("he:מכונ", "מכונית", "מכונה"));
        CHECK(may_be_forms("he:ישראלי", "ישראלי", "ישראלית"));
        CHECK(may_be_forms("he:בעיה", "בעיית", "בעיה"));
    }

    TEST_CASE("repeated and unknown languages are ignored") {
        const std::vector<std::string> many(100, "en");
        CHECK(Stemmers(many).languages() == std::vector<std::string>{"en"});
        CHECK(Stemmers({"xx", ""}).languages().empty());
        CHECK_FALSE(Stemmers(many).share_scripts());
        for (const char* word : {"", "'", "'s", "\u0301", "\u0640", "\u0621", "a's", "\u064b\u064c"})
            CHECK_NOTHROW(Stemmers({"ar", "de", "en", "tr"}).keys(word));
    }
}

}  // namespace
}  // namespace kwic
