// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/bare_spelling.hpp"

#include "support/strings.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

std::string bare(std::string_view folded) {
    std::string out = "x";
    append_bare_spelling(folded, out);
    return out.substr(1);
}

// Returns the bare spelling of a folded word, computed with strip_marks().
std::string expected(std::string_view folded) {
    std::string stripped = strip_marks(folded);
    std::erase(stripped, '\'');
    return stripped;
}

// Returns the letters, marks and digits of each script. Leaves out Chinese characters (the script Han), and marks that
// several scripts use.
std::map<int, std::vector<UChar32>> characters_by_script() {
    std::map<int, std::vector<UChar32>> characters;
    for (UChar32 c = 1; c < 0x20000; ++c) {
        if (U_IS_SURROGATE(c) || !(U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK))) continue;
        UErrorCode status = U_ZERO_ERROR;
        const int script = uscript_getScript(c, &status);
        if (script != USCRIPT_HAN && script != USCRIPT_INHERITED) characters[script].push_back(c);
    }
    return characters;
}

TEST_SUITE("bare spelling") {
    TEST_CASE("the bare spelling of a word has no accents, vowel points or apostrophes") {
        const std::vector<std::pair<std::string, std::string>> cases = {
            {"détente", "detente"}, {"dvořák", "dvorak"},     {"łódź", "lodz"},  {"ærø", "aero"},
            {"việt", "viet"},       {"don't", "dont"},        {"ёлка", "елка"},  {"мой", "мой"},
            {"αθήνα", "αθηνα"},     {"مُحَمَّد", "محمد"},         {"हिन्दी", "हिंदी"}, {"コンピューター", "こんぴゅーた"},
            {"צה״ל", "צהל"},        {"i̇stanbul", "istanbul"}, {"國家", "国家"},  {"plain", "plain"},
        };
        for (const auto& [word, spelling] : cases) {
            const std::string& shown_word = word;  // clang 14 captures no structured bindings
            CAPTURE(shown_word);
            CHECK(bare(word) == spelling);
            CHECK(expected(word) == spelling);
        }
    }

    TEST_CASE("the bare spelling of a random word equals the result of strip_marks() without apostrophes") {
        std::mt19937 random(5);
        for (const auto& [script, characters] : characters_by_script())
            for (int round = 0; round < 300; ++round) {
                icu::UnicodeString text;
                for (std::size_t size = 1 + random() % 6; size > 0; --size)
                    text.append(random() % 9 ? characters[random() % characters.size()] : UChar32{'\''});
                std::string word;
                text.toUTF8String(word);
                word = fold(word);
                CAPTURE(word);
                REQUIRE(bare(word) == expected(word));
            }
    }

    TEST_CASE("several threads can call bare_letter() at the same time") {
        std::vector<std::thread> threads;
        std::vector<std::string> results(4);
        for (std::string& result : results)
            threads.emplace_back([&] {
                for (std::int32_t c = 0x4e00; c < 0x5200; ++c) result += std::to_string(bare_letter(c).first) + " ";
            });
        for (std::thread& thread : threads) thread.join();
        for (const std::string& result : results) CHECK(result == results[0]);
        CHECK(bare_letter(-1).first == -1);
        CHECK(bare_letter(0xd800).first == 0xd800);
    }
}

}  // namespace
}  // namespace kwic
