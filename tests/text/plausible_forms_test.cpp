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
