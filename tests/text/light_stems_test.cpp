// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the light stems of each language: forms of a word must share a stem, and different words must share none.
#include "text/light_stems.hpp"
#include "text/fold.hpp"
#include "text/stemmers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

struct Pair {
    const char* language;
    const char* left;
    const char* right;
};

bool meet(const Pair& pair) {
    const Stemmers stemmers({pair.language});
    const auto left = stemmers.keys(fold(pair.left));
    const auto right = stemmers.keys(fold(pair.right));
    return std::any_of(left.begin(), left.end(), [&](const auto& key) {
        return std::any_of(right.begin(), right.end(), [&](const auto& other) { return key.text == other.text; });
    });
}

void check(const std::vector<Pair>& pairs, bool expected) {
    for (const Pair& pair : pairs) {
        CAPTURE(std::string(pair.language));
        CAPTURE(std::string(pair.left));
        CAPTURE(std::string(pair.right));
        CHECK(meet(pair) == expected);
    }
}

TEST_SUITE("light stems") {
    TEST_CASE("forms of a word share a stem") {
        check({{"ar", "الحكومة", "حكومة"},
               {"ar", "للحكومة", "الحكومة"},
               {"ar", "والرئيس", "رئيس"},
               {"ar", "بالمدينة", "المدينة"},
               {"ar", "بإسطنبول", "إسطنبول"},
               {"bg", "градът", "град"},
               {"bg", "градове", "град"},
               {"bg", "жената", "жена"},
               {"cs", "města", "město"},
               {"cs", "městech", "město"},
               {"cs", "Praze", "Praha"},
               {"cs", "českých", "český"},
               {"cs", "ceskych", "český"},
               {"cs", "vládou", "vláda"},
               {"el", "κυβέρνηση", "κυβέρνησης"},
               {"el", "κυβερνηση", "κυβέρνηση"},
               {"el", "δρόμος", "δρόμοι"},
               {"el", "πρόβλημα", "προβλήματα"},
               {"el", "ΠΟΛΗ", "πόλη"},
               {"el", "πόλεις", "πόλη"},
               {"fa", "کتاب\u200cها", "کتاب"},
               {"fa", "کتابهای", "کتاب"},
               {"fa", "کتابهایشان", "کتاب"},
               {"fa", "مردی", "مرد"},
               {"fa", "بزرگترین", "بزرگ"},
               {"fa", "خانهٔ", "خانه"},
               {"fa", "ایرانی", "ایران"},
               {"fa", "انتخابات", "انتخاب"},
               {"he", "הממשלה", "ממשלה"},
               {"he", "והממשלה", "ממשלה"},
               {"he", "בירושלים", "ירושלים"},
               {"he", "במדינה", "המדינה"},
               {"he", "המנהיגים", "מנהיגים"},
               {"hi", "लड़के", "लड़का"},
               {"hi", "सरकारों", "सरकार"},
               {"hi", "किताबें", "किताब"},
               {"hi", "हिन्दी", "हिंदी"},
               {"hi", "चाँद", "चांद"},
               {"ko", "정부는", "정부"},
               {"ko", "정부에서는", "정부가"},
               {"ko", "사람들은", "사람"},
               {"ko", "전문가는", "전문가"},
               {"ko", "서울로", "서울에서"},
               {"pl", "rządu", "rząd"},
               {"pl", "miasta", "miasto"},
               {"pl", "miastach", "miasto"},
               {"pl", "nowego", "nowych"},
               {"pl", "rzadem", "rządu"},
               {"uk", "уряду", "уряд"},
               {"uk", "містами", "місто"},
               {"uk", "нового", "новий"},
               {"uk", "країни", "країна"}},
              true);
    }

    TEST_CASE("different words with similar spellings share no stem") {
        check({{"ar", "ولد", "لد"},           {"ar", "كتاب", "كاتب"}, {"bg", "град", "грам"},
               {"cs", "most", "most\u00edk"}, {"cs", "rok", "rak"},   {"el", "νόμος", "νομαρχία"},
               {"el", "πόλη", "πόλεμος"},     {"fa", "کار", "کارگر"}, {"fa", "شهر", "شعر"},
               {"he", "מדינה", "דינה"},       {"he", "הלך", "לך"},    {"he", "בית", "ית"},
               {"hi", "सरकार", "सरदार"},      {"hi", "पर", "परदा"},   {"ko", "국가", "국"},
               {"ko", "회의", "회"},          {"ko", "정부", "정당"}, {"pl", "kot", "kosz"},
               {"pl", "rok", "rak"},          {"uk", "кіт", "кут"}},
              false);
    }

    TEST_CASE("stems are not empty, and unknown languages have no stems") {
        for (const char* language : {"ar", "bg", "cs", "el", "fa", "he", "hi", "ko", "pl", "uk"})
            for (const char* word :
                 {"و", "ال", "ها", "ان", "е", "a", "η", "ה", "ा", "는", "에서", "ами", "ech", "owie"})
                for (const std::string& stem : light_stems(language, word)) CHECK_FALSE(stem.empty());
        CHECK(light_stems("xx", "word").empty());
        CHECK(light_stem_script("xx") == -1);
    }
}

}  // namespace
}  // namespace kwic
