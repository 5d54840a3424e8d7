// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/warnings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::documents_of;
using test::Strings;
using test::TestIndex;

const Strings accents = {"D\u00e9tente arrived",
                         "Z\u00fcrich",
                         "\u0130stanbul",
                         "Dvo\u0159\u00e1k",
                         "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
                         "\u0141\u00f3d\u017a",
                         "Vi\u1ec7t Nam",
                         "\u0451\u043b\u043a\u0430",
                         "\u0391\u03b8\u03ae\u03bd\u03b1",
                         "\u00c6r\u00f8",
                         "detention",
                         "fishing",
                         "don't",
                         "\u30b3\u30f3\u30d4\u30e5\u30fc\u30bf"};

TEST_SUITE("patterns") {
    TEST_CASE("a pattern matches words regardless of their accents") {
        const TestIndex index(documents_of(accents));
        const std::vector<std::pair<std::string, Strings>> cases = {
            {"detent*", {"0", "10"}},
            {"d\u00e9tent*", {"0", "10"}},
            {"zur*", {"1"}},
            {"ist*", {"2"}},
            {"dvor*", {"3"}},
            {"\u0645\u062d\u0645*", {"4"}},
            {"lod*", {"5"}},
            {"vie*", {"6"}},
            {"\u0435\u043b\u043a*", {"7"}},
            {"\u03b1\u03b8\u03b7*", {"8"}},
            {"aer*", {"9"}},
            {"*tente", {"0"}},
            {"*orak", {"3"}},
            {"?tanbul", {}},
            {"d?tente", {"0"}},
            {"dont*", {"12"}},
            {"don't*", {"12"}},
            {"*rich", {"1"}},
            {"\u30b3\u30f3\u30d4*", {"13"}},
            {"\u3053\u3093\u3074*", {"13"}},
        };
        for (const auto& each : cases) {
            const auto& query = each.first;
            CAPTURE(query);
            CHECK(index.sorted_ids(query) == each.second);
        }
    }

    TEST_CASE("a pattern in quotation marks, or with Variants::off, matches accents exactly") {
        const TestIndex index(documents_of(accents));
        CHECK(index.sorted_ids("\"detent*\"") == Strings{"10"});
        CHECK(index.sorted_ids("\"d\u00e9tent*\"") == Strings{"0"});
        CHECK(index.ids("detent*", {.match = Match::all, .variants = Variants::off}) == Strings{"10"});
    }

    TEST_CASE("patterns and fuzzy words match words in titles and fields with any accents") {
        const TestIndex index({{.id = "a", .title = "D\u00e9tente", .text = "x"},
                               {.id = "b", .text = "y", .fields = {{"city", "Z\u00fcrich"}}},
                               {.id = "c", .title = "Detente", .text = "z", .fields = {{"city", "zoo"}}}});
        CHECK(index.sorted_ids("title:dete*") == Strings{"a", "c"});
        CHECK(index.sorted_ids("title:detnete~") == Strings{"a", "c"});
        CHECK(index.sorted_ids("city:zu*") == Strings{"b"});
        CHECK(index.sorted_ids("city:z*") == Strings{"b", "c"});
        CHECK(index.sorted_ids("city:zurihc~") == Strings{"b"});
    }

    TEST_CASE("a fuzzy word finds its inflected forms and the words within its edit distance; accents are not edits") {
        const TestIndex index(documents_of(accents));
        const std::vector<std::pair<std::string, Strings>> cases = {
            {"dvorak~", {"3"}}, {"dvorka~", {"3"}}, {"lodz~2", {"5"}}, {"aero~", {"9"}},     {"viet~", {"6"}},
            {"veit~", {"6"}},   {"fish~", {"11"}},  {"dont~", {"12"}}, {"istambul~", {"2"}},
        };
        for (const auto& each : cases) {
            const auto& query = each.first;
            CAPTURE(query);
            CHECK(index.sorted_ids(query) == each.second);
        }
    }

    TEST_CASE("a completion may have accents that the typed beginning of the word lacks") {
        const TestIndex index(documents_of(accents));
        const auto completed = [&](const std::string& typed) {
            Strings words;
            for (const Completion& completion : index.searcher().complete(typed, 5)) words.push_back(completion.text);
            return words;
        };
        CHECK(completed("deten") == Strings{"detention", "d\u00e9tente"});
        CHECK(completed("zuri") == Strings{"z\u00fcrich"});
        CHECK(completed("dvor") == Strings{"dvo\u0159\u00e1k"});
        CHECK(completed("\u0435\u043b") == Strings{"\u0451\u043b\u043a\u0430"});
        CHECK(completed("arrived det") == Strings{"arrived d\u00e9tente"});
        CHECK(completed("de*") == Strings{});
        CHECK(index.ids("dvor", {.typing = true}) == Strings{"3"});
    }

    TEST_CASE("a wildcard beside punctuation stands for a word or for a part of a word") {
        const TestIndex index(documents_of(
            {"A wi-fi6 router, a well-known host 10.20.30.40 with node.js for jane@mail.example.org", "A plain js file",
             "fi6 wi, m jane, b foo", "the wifi router", "Node.JS and foo_bar", "See src/main.c, not src main.c", ""}));
        const std::vector<std::pair<std::string, Strings>> cases = {
            {"wi-f*", {"0", "3"}},       {"well-k*", {"0"}},    {"\"wi-f*\"", {"0"}}, {"node.*", {"0", "4"}},
            {"10.20.*", {"0"}},          {"10.20.*.40", {"0"}}, {"10.20.*.41", {}},   {"jane@m*", {"0"}},
            {"*.js", {"0", "4"}},        {"*-js", {}},          {"plain.*", {}},      {"foo_b*", {"4"}},
            {"foo_b?r", {"4"}},          {"src/*.c", {"5"}},    {"*@mail.*", {"0"}},  {"\"*.js for\"", {"0"}},
            {"*.js NEAR/5 jane", {"0"}}, {"-*.js file", {"1"}}, {"10.2*", {"0"}},     {"*-know*", {"0"}},
        };
        for (const auto& each : cases) {
            const auto& query = each.first;
            CAPTURE(query);
            const Results results = index.search(query, {.limit = 100, .match = Match::all});
            CHECK(test::sorted(test::ids(results)) == each.second);
            CHECK(test::messages(results.warnings) == Strings{});
        }
    }

    TEST_CASE("a wildcard beside punctuation finds adjacent words even if they are in different blocks of the text") {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "word" + std::to_string(i) + (i % 2 ? "-x " : ".y ");
        const TestIndex index(documents_of({text}));
        for (int i = 0; i < 3000; i += 10) {
            CAPTURE(i);
            CHECK(index.ids("word" + std::to_string(i) + ".*").size() == 1);
            CHECK(index.ids("word" + std::to_string(i) + "-*").empty());
        }
    }

    TEST_CASE("the punctuation beside a wildcard must also match in titles and custom fields") {
        const TestIndex index({{.id = "a", .title = "About node.js", .text = "x"},
                               {.id = "b", .title = "A node js", .text = "node.js", .fields = {{"file", "a.py"}}},
                               {.id = "c", .text = "z", .fields = {{"file", "a py"}}}});
        CHECK(index.sorted_ids("title:*.js") == Strings{"a"});
        CHECK(index.sorted_ids("*.js") == Strings{"a", "b"});
        CHECK(index.sorted_ids("file:*.py") == Strings{"b"});
    }

    TEST_CASE("each ignored part of a pattern or phrase causes a warning") {
        const TestIndex index(documents_of({"the joint board of directors"}));
        const auto warnings = [&](const std::string& query) { return test::messages(index.search(query).warnings); };
        CHECK(warnings("*.*") == Strings{"ignored '*.*': no letters or digits"});
        CHECK(warnings("\"joint * board\"") ==
              Strings{"ignored a * in 'joint * board': it touches no letter, digit or punctuation mark"});
        CHECK(index.ids("\"joint * board\"").size() == 1);
        CHECK(warnings("\"* *\"").back() == "ignored '* *': no letters or digits");
        CHECK(warnings("b*~") == Strings{"ignored the ~ of 'b*~': a word with a wildcard has no spelling variants"});
        std::string phrase = "\"";
        for (int i = 0; i < 40; ++i) phrase += "w" + std::to_string(i) + "* ";
        CHECK(warnings(phrase + "\"") == Strings{"only the first 32 words of a phrase were used"});
    }

    TEST_CASE("in an index without stored texts, the punctuation beside a wildcard need not match") {
        const TestIndex index(documents_of({"with node.js", "a plain js file"}),
                              {.language = "en", .store_text = false});
        const Results results = index.search("*.js", {.match = Match::all});
        CHECK(test::sorted(test::ids(results)) == Strings{"0", "1"});
        CHECK(test::messages(results.warnings) ==
              Strings{"the index has no texts: '*.js' was searched without its punctuation"});
    }

    TEST_CASE("the fields ext and lang accept wildcards") {
        const TestIndex index({{.id = "a.htm", .text = "x", .file = FileStamp{}},
                               {.id = "b.html", .text = "x", .file = FileStamp{}},
                               {.id = "c.txt", .text = "x", .file = FileStamp{}}});
        CHECK(index.sorted_ids("ext:htm*") == Strings{"a.htm", "b.html"});
        CHECK(index.sorted_ids("lang:e*").size() == 3);
        CHECK(index.sorted_ids("lang:f*").empty());
    }
}

}  // namespace
}  // namespace kwic
