// SPDX-License-Identifier: GPL-2.0-or-later
// Tests to_json() with results made by hand and with results of a search.
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/json.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using kwic::to_json;

namespace {

kwic::Results results(kwic::Hit hit) {
    kwic::Results result;
    result.total.value = 1;
    result.took_ms = 0.84;
    hit.rank = 1;
    result.hits = {std::move(hit)};
    return result;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("JSON") {
    TEST_CASE("JSON has its members in a fixed order") {
        kwic::Hit talks{.id = "a/talks.txt", .path = "/notes/a/talks.txt", .title = "Harbour talks"};
        talks.title_highlights = {{0, 7}};
        talks.score = 11.25;
        talks.date = "2023-07-19";
        talks.language = "en";
        talks.snippets = {{"the harbour\n  talks go on", {{4, 11}}, 1042, 17, true, false}};
        kwic::Results answer = results(talks);
        answer.query = answer.interpreted = "harbour";
        CHECK(to_json(answer) ==
              R"({"query":"harbour","interpreted":"harbour","warnings":[],"total":{"value":1,"exact":true},)"
              R"("took_ms":0.84,"suggestion":null,"hits":[{"rank":1,"id":"a/talks.txt","path":"/notes/a/talks.txt",)"
              R"("title":"Harbour talks","score":11.25,"date":"2023-07-19","language":"en","partial":false,)"
              R"("snippets":[{"text":"the harbour\n  talks go on","highlights":[[4,11]],"offset":1042,"line":17}]}],)"
              R"("next":null})");
    }

    TEST_CASE("JSON has null for unknown values, and begins with the id of the query if to_json() receives an id") {
        kwic::Results bare = results({.id = "x", .score = 1.5});
        bare.warnings = {{kwic::WarningCode::unknown_field, "no such field: \"a\""}};
        bare.suggestion = "harbour";
        bare.total.exact = false;
        CHECK(
            to_json(bare, "q1") ==
            R"({"id":"q1","query":"","interpreted":"","warnings":[{"code":"unknown-field","message":"no such field: \"a\""}],)"
            R"("total":{"value":1,"exact":false},"took_ms":0.84,"suggestion":"harbour","hits":[{"rank":1,"id":"x",)"
            R"("path":null,"title":"","score":1.5,"date":null,"language":null,"partial":false,"snippets":[]}],)"
            R"("next":null})");
    }

    TEST_CASE("a finite score in JSON has at most six decimals, and a point or an exponent") {
        const auto score_of = [](double score) {
            const std::string json = to_json(results({.id = "x", .score = score}));
            const std::size_t begin = json.find("\"score\":") + 8;
            return json.substr(begin, json.find(',', begin) - begin);
        };
        CHECK(score_of(3) == "3.0");
        CHECK(score_of(0) == "0.0");
        CHECK(score_of(-2.5) == "-2.5");
        CHECK(score_of(0.0000014) == "1e-06");
        CHECK(score_of(std::numeric_limits<double>::infinity()) == "null");
        CHECK(score_of(std::nan("")) == "null");
        std::mt19937_64 random(7);
        for (int round = 0; round < 2000; ++round) {
            const double number = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 160);
            CHECK(nlohmann::json::parse(score_of(number)).get<double>() == std::round(number * 1e6) / 1e6);
        }
    }

    TEST_CASE("optional members are written only if they have values") {
        kwic::Hit fish{.id = "fish"};
        fish.field_matches = {{"source", "Coast\x1b Post", {{7, 11}}}};
        fish.fields = {{"price", 40}, {"price", 2.5}, {"open", false}, {"price", "low"}, {"price", true}};
        fish.near = {{"b", "", "Talks", 1.25}};
        kwic::Results answer = results(fish);
        answer.facets = {{"ext", {{"txt", 2}}, true}, {"year", {{"2023", 1}}, false}};
        answer.facets[0].none = 3;
        answer.facets[0].distinct = 1;
        answer.facets[1].numbers = {.count = 2, .min = 1, .max = 2.5, .mean = 1.75, .sum = 3.5};
        answer.facets[1].dates = {.count = 1, .min = "2023-07-19", .max = "2023-07-19"};
        CHECK(contains(to_json(answer),
                       R"("snippets":[],"field_matches":[{"name":"source","value":"Coast\u001b Post",)"
                       R"("highlights":[[7,11]]}],"fields":{"price":[40,2.5,"low",true],"open":[false]},)"
                       R"("near":[{"id":"b","path":null,"title":"Talks","score":1.25}]}])"));
        CHECK(contains(to_json(answer), R"("facets":{"ext":[{"value":"txt","count":2}],)"
                                        R"("year":[{"value":"2023","count":1,"estimated":true}]},)"
                                        R"("facet_statistics":{"ext":{"none":3,"distinct":1},"year":{"none":0,)"
                                        R"("distinct":0,"numbers":{"count":2,"min":1,"max":2.5,"mean":1.75,)"
                                        R"("sum":3.5},"dates":{"count":1,"min":"2023-07-19","max":"2023-07-19"},)"
                                        R"("estimated":true}})"));
        answer.hits[0].index = "one";
        answer.indexes = {{.index = "one"}, {.index = "two", .ok = false, .error = "gone"}};
        CHECK(contains(to_json(answer), R"("hits":[{"rank":1,"index":"one","id":"fish")"));
        CHECK(contains(to_json(answer), R"("indexes":[{"index":"one","ok":true},{"index":"two","ok":false,)"
                                        R"("error":"gone"}]})"));
    }

    TEST_CASE("JSON is valid UTF-8 and harmless on a terminal") {
        kwic::Results hostile;
        hostile.query = "\xff\x1b[31m\u202e\u009b\x7f détente 東 😀 \\";
        CHECK(to_json(hostile).starts_with("{\"query\":\"\uFFFD\\u001b[31m\\u202e\\u009b\\u007f détente 東 😀 \\\\\","));
        CHECK(nlohmann::json::parse(to_json(hostile))["query"] == "\uFFFD\x1b[31m\u202e\u009b\x7f détente 東 😀 \\");
    }

    TEST_CASE("several threads can call to_json() at the same time") {
        const kwic::test::TempDir dir;
        kwic::IndexWriter writer(dir / "index");
        writer.put({.id = "a", .text = "Envoys resume harbour talks"});
        writer.commit();
        const kwic::Results answer = kwic::Searcher(dir / "index").search("harbours");
        const std::string json = to_json(answer);
        CHECK(nlohmann::json::parse(json)["hits"][0]["snippets"][0]["highlights"][0] ==
              nlohmann::json::array({14, 21}));
        std::atomic<int> other = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 100; ++round) other += to_json(answer) != json;
            });
        threads.clear();
        CHECK(other == 0);
    }
}
