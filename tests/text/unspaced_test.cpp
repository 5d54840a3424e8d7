// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/unspaced.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

Strings parts(std::string_view word) {
    std::vector<std::string_view> views;
    append_unspaced_parts(word, views);
    return test::sorted(Strings(views.begin(), views.end()));
}

TEST_SUITE("words of scripts without spaces") {
    TEST_CASE("each sequence of at least two characters of Han is a part") {
        CHECK(parts("外交部长") == test::sorted({"外交", "外交部", "交部", "交部长", "部长"}));
        CHECK(parts("外交").empty());
    }

    TEST_CASE("a run of Kana is one unit, and Hiragana alone is not a part") {
        CHECK(parts("テレビ局") == Strings{"テレビ"});
        CHECK(parts("食べる").empty());
    }

    TEST_CASE("parts of Thai words are syllables at the beginning or the end of the word") {
        CHECK(parts("โรงเรียน") == test::sorted({"โรง", "เรียน"}));
        CHECK(parts("มาก").empty());                             // a final consonant belongs to its syllable
        CHECK(parts("ประเทศ") == test::sorted({"ประ", "เทศ"}));  // an initial consonant belongs to its syllable
        CHECK(parts("เด็กๆ") == Strings{"เด็ก"});
    }

    TEST_CASE("words of other scripts and very long words have no parts") {
        CHECK(parts("harbour").empty());
        CHECK(parts("").empty());
        CHECK(parts("កម្ពុជា").empty());
        std::string word;
        for (int i = 0; i < 17; ++i) word += "部";
        CHECK(parts(word).empty());
    }
}

}  // namespace
}  // namespace kwic
