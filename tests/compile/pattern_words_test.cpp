// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/pattern_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the words of `text` as one string. The gap of each word is in square brackets before the word. A word that
// matches any word is shown as `.`.
std::string words_of(const std::string& text, bool has_one_letter_wildcards = false) {
    Analyzer analyzer;
    std::string words;
    for (const PatternWord& word : pattern_words(text, has_one_letter_wildcards, analyzer)) {
        words += "[" + word.gap + "]" + (word.is_any ? "." : word.text);
        CHECK(word.is_pattern == (word.text.find_first_of("*?") != word.text.npos));
    }
    return words;
}

TEST_SUITE("pattern words") {
    TEST_CASE("a wildcard belongs to the word that it touches") {
        const std::vector<std::pair<std::string, std::string>> cases = {
            {"Harb*", "[]harb*"},
            {"*bo*r", "[]*bo*r"},
            {"wi-f*", "[]wi[-]f*"},
            {"foo_b*", "[]foo[_]b*"},
            {"jane@m*", "[]jane[@]m*"},
            {"joint b*", "[]joint[ ]b*"},
            {"10.20.*", "[]10[.]20[.]."},
            {"*.js", "[].[.]js"},
            {"/usr/*/bin", "[/]usr[/].[/]bin"},
            {"src/**/a*.c", "[]src[/].[/]a*[.]c"},
            {"don't*", "[]don't*"},
            {"l'*", "[]l'*"},
            {"L\u2019*", "[]l'*"},
            {"U.S*", "[]u.s*"},
            {"D\u00e9t*", "[]d\u00e9t*"},
            {"KBS\uc5d0\uc11c*", "[]kbs[]\uc5d0\uc11c*"},
            {"*.*", "[].[.]."},
            {"?", ""},
            {"a?b", "[]a[?]b"},
            {"", ""},
        };
        for (const auto& each : cases) CHECK_MESSAGE(words_of(each.first) == each.second, each.first);
        CHECK(words_of("foo_b?r", true) == "[]foo[_]b?r");
        CHECK(words_of("w?t*r", true) == "[]w?t*r");
    }
}

}  // namespace
}  // namespace kwic
