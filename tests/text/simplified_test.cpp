// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/simplified.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <string>

namespace kwic {
namespace {

using icu::UnicodeString;

std::string utf8(const UnicodeString& text) {
    std::string bytes;
    return text.toUTF8String(bytes);
}

std::string simple(const char* word) {
    UnicodeString text = UnicodeString::fromUTF8(word);
    simplify(text);
    return utf8(text);
}

TEST_SUITE("simplified characters") {
    TEST_CASE("traditional characters become simplified characters, and some phrases have special conversions") {
        CHECK(simple("漁夫") == "渔夫");
        CHECK(simple("發布") == "发布");
        CHECK(simple("計畫") == "计划");
        CHECK(simple("畫家") == "画家");
        CHECK(simple("破釜沈舟") == "破釜沉舟");
        CHECK(simple("渔夫") == "渔夫");
        CHECK(simple("峯") == simple("峰"));
        CHECK(simple("") == "");
        CHECK(simple("a9é") == "a9é");
    }

    TEST_CASE(
        "simplify() agrees with ICU's transliterator on words of two characters, and a second call changes nothing") {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::Transliterator> icu_simplifier(
            icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
        REQUIRE(U_SUCCESS(status));
        std::mt19937 random(1);
        std::uniform_int_distribution<int> character(0x4e00, 0x9fff);
        int different = 0;
        for (int i = 0; i < 20'000; ++i) {
            UnicodeString word;
            for (int k = 0; k < 2; ++k) word.append(static_cast<char16_t>(character(random)));
            UnicodeString expected = word;
            for (int round = 0; round < 2; ++round) icu_simplifier->transliterate(expected);
            UnicodeString actual = word;
            simplify(actual);
            simplify(expected);  // also replaces variants such as 峯
            different += actual != expected;
            UnicodeString again = actual;
            simplify(again);
            CHECK(utf8(again) == utf8(actual));
        }
        CHECK(different == 0);
    }
}

}  // namespace
}  // namespace kwic
