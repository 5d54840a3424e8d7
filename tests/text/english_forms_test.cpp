// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/english_forms.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

void check(const Pairs& pairs, bool expected) {
    for (const auto& pair : pairs) {
        const std::string_view left = pair.first;
        const std::string_view right = pair.second;
        CAPTURE(left);
        CAPTURE(right);
        CHECK(may_be_english_forms(left, right) == expected);
        CHECK(may_be_english_forms(right, left) == expected);
    }
}

TEST_SUITE("English forms") {
    TEST_CASE("inflected forms of a word are forms of one another") {
        check({{"harbour", "harbours"},
               {"city", "cities"},
               {"watch", "watches"},
               {"veto", "vetoes"},
               {"stopped", "stopping"},
               {"make", "making"},
               {"tried", "tries"},
               {"die", "died"},
               {"murphy's", "murphy"},
               {"child", "children"},
               {"went", "goes"}},
              true);
    }

    TEST_CASE("a word is a form of the word from which it is derived by a common suffix") {
        check({{"teach", "teachers"},
               {"negotiate", "negotiation"},
               {"negotiating", "negotiations"},
               {"inform", "information"},
               {"commit", "commitments"},
               {"quick", "quickly"},
               {"happy", "happiness"},
               {"probable", "probably"},
               {"governmental", "government"},
               {"computational", "computers"},
               {"generators", "generation"},
               {"resisted", "resistance"}},
              true);
    }

    TEST_CASE("a possessive is a form of only the singular and the plural, and a suffix with a consonant keeps an e") {
        check({{"march's", "march"},
               {"march's", "marches"},
               {"traveler's", "travel"},
               {"safe", "safely"},
               {"true", "truly"},
               {"full", "fully"},
               {"simple", "simply"}},
              true);
        check({{"march's", "marching"}, {"elder's", "elderly"}, {"goode", "goodness"}}, false);
    }

    TEST_CASE("words with the same stem are not forms of each other if their endings belong to different words") {
        check({{"alternation", "alternatively"},
               {"fining", "finely"},
               {"patron", "patronizingly"},
               {"orderlies", "orders"},
               {"hay", "hayes"},
               {"marin", "marine"},
               {"competencies", "competes"},
               {"relation", "relative"},
               {"opportunism", "opportunity"}},
              false);
    }
}

}  // namespace
}  // namespace kwic
