// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fold.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>

#include <random>

namespace kwic {
namespace {

TEST_SUITE("fold") {
    TEST_CASE("folding makes case and width and ligatures and apostrophes equal") {
        struct Case {
            const char* word;
            const char* folded;
        };
        for (const auto& [word, folded] : {Case{"HARBOUR", "harbour"},
                                           {"Straße", "strasse"},
                                           {"ﬁnance", "finance"},
                                           {"Ｗｉｄｅ", "wide"},
                                           {"don\u2019t", "don't"},
                                           {"\u2018Abd", "'abd"},
                                           {"Détente", "détente"},
                                           {"De\u0301tente", "détente"},
                                           {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
                                           {"İzmir", "i\u0307zmir"},
                                           {"ｶﾞｯ", "ガッ"},
                                           {"co\u00adop", "coop"},
                                           {"", ""}}) {
            CAPTURE(std::string(word));
            CHECK(fold(word) == folded);
        }
    }

    TEST_CASE("accents and points that may be left out are stripped") {
        struct Case {
            const char* word;
            const char* bare;
        };
        for (const auto& [word, bare] : {Case{"détente", "detente"},
                                         {"sólvangur", "solvangur"},
                                         {"þórður", "thordur"},
                                         {"łódź", "lodz"},
                                         {"køge", "koge"},
                                         {"çağlayan", "caglayan"},
                                         {"ısparta", "isparta"},
                                         {"œuvre", "oeuvre"},
                                         {"مُحَمَّد", "محمد"},
                                         {"عــبد", "عبد"},
                                         {"ἀθῆναι", "αθηναι"},
                                         {"ёлка", "елка"},
                                         {"plain", "plain"}}) {
            CAPTURE(std::string(word));
            CHECK(strip_marks(word) == bare);
        }
    }

    TEST_CASE("marks that are letters of their script stay") {
        for (const char* word : {"ท่าเรือ", "हिन्दी", "한국", "ガス", "မြန်မာ"}) {
            CAPTURE(std::string(word));
            CHECK(strip_marks(fold(word)).size() >= fold(word).size() - 3);
        }
        CHECK(strip_marks("ท่าเรือ") == "ท่าเรือ");
        CHECK(strip_marks("한국") == "한국");
    }

    TEST_CASE("folding and stripping are idempotent for any text") {
        std::mt19937 random(31);
        for (int round = 0; round < 3000; ++round) {
            const std::string folded = fold(test::random_text(random, 1 + random() % 6));
            REQUIRE(fold(folded) == folded);
            const std::string bare = strip_marks(folded);
            REQUIRE(strip_marks(bare) == bare);
        }
    }
}

}  // namespace
}  // namespace kwic
