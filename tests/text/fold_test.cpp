// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fold.hpp"
#include "support/corpus.hpp"

#include <doctest/doctest.h>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <random>
#include <string>

namespace kwic {
namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    return text.toUTF8String(bytes);
}

// Returns whether a query for `left` finds `right`: whether the words are equal after fold(), or after fold() and
// strip_marks().
bool are_equal(const std::string& left, const std::string& right) {
    return fold(left) == fold(right) || strip_marks(fold(left)) == strip_marks(fold(right));
}

TEST_SUITE("fold") {
    TEST_CASE("folding removes differences of case, width, ligatures and apostrophes") {
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
            const std::string shown_word(word);
            CAPTURE(shown_word);
            CHECK(fold(word) == folded);
        }
    }

    TEST_CASE("strip_marks() removes accents and vowel points, and replaces interchangeable characters") {
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
                                         {"мои", "мои"},
                                         {"мой", "мой"},
                                         {"її", "її"},
                                         {"مدرسة", "مدرسه"},
                                         {"أإآٱا", "ااااا"},
                                         {"مستشفى", "مستشفي"},
                                         {"کتابی", "كتابي"},
                                         {"שָׁלוֹם", "שלום"},
                                         {"צה״ל", "צהל"},
                                         {"٢٠٢١", "2021"},
                                         {"۱۴۰۰", "1400"},
                                         {"२०२१", "2021"},
                                         {"٣٫٥", "3.5"},
                                         {"ήλιοσ", "ηλιοσ"},
                                         {"shariʿa", "sharia"},
                                         {"हिन्दी", "हिंदी"},
                                         {"體育", "体育"},
                                         {"コンピューター", "こんぴゅーた"},
                                         {"ビール", "びーる"},
                                         {"ヴァイオリン", "ばいおりん"},
                                         {"ハ", "ハ"},
                                         {"plain", "plain"}}) {
            const std::string shown_word(word);
            CAPTURE(shown_word);
            CHECK(strip_marks(word) == bare);
        }
    }

    TEST_CASE("marks that distinguish letters are kept") {
        for (const char* word : {"ท่าเรือ", "हिन्दी", "한국", "ガス", "မြန်မာ"}) {
            CAPTURE(std::string(word));
            CHECK(strip_marks(fold(word)).size() >= fold(word).size() - 3);
        }
        CHECK(strip_marks("ท่าเรือ") == "ท่าเรือ");
        CHECK(strip_marks("한국") == "한국");
    }

    TEST_CASE("a query for a character finds the character in every case, normal form and width") {
        UErrorCode status = U_ZERO_ERROR;
        const auto* nfc = icu::Normalizer2::getNFCInstance(status);
        const auto* nfd = icu::Normalizer2::getNFDInstance(status);
        const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
        REQUIRE(U_SUCCESS(status));
        for (UChar32 c = 0x20; c <= 0x10ffff; ++c) {
            if (!u_isdefined(c) || U_IS_SURROGATE(c) || u_charType(c) == U_PRIVATE_USE_CHAR) continue;
            const icu::UnicodeString written(c);
            const std::string word = utf8(written);
            const std::string folded = fold(word);
            const std::string bare = strip_marks(folded);
            CAPTURE(word);
            REQUIRE(fold(folded) == folded);
            REQUIRE(strip_marks(bare) == bare);
            for (const auto* form : {nfc, nfd, nfkc}) REQUIRE(are_equal(word, utf8(form->normalize(written, status))));
            REQUIRE(are_equal(word, utf8(icu::UnicodeString(written).toUpper(icu::Locale::getRoot()))));
            REQUIRE(are_equal(word, utf8(icu::UnicodeString(written).toLower(icu::Locale::getRoot()))));
        }
    }

    TEST_CASE("a query for a word finds the word in every case and normal form") {
        std::mt19937 random(33);
        UErrorCode status = U_ZERO_ERROR;
        const auto* nfd = icu::Normalizer2::getNFDInstance(status);
        REQUIRE(U_SUCCESS(status));
        for (int round = 0; round < 3000; ++round) {
            const std::string word = test::random_text(random, 1 + random() % 6);
            const auto written = icu::UnicodeString::fromUTF8(word);
            CAPTURE(word);
            REQUIRE(are_equal(word, utf8(nfd->normalize(written, status))));
            REQUIRE(are_equal(word, utf8(icu::UnicodeString(written).toUpper(icu::Locale::getRoot()))));
            REQUIRE(are_equal(word, utf8(icu::UnicodeString(written).toLower(icu::Locale::getRoot()))));
        }
    }

    TEST_CASE("folding does not change a folded text, and stripping does not change a stripped text") {
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
