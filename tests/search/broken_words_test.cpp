// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches for words that continue on the next line. Except in Chinese and Japanese, these words have a hyphen at
// the line end.
#include "support/search.hpp"
#include "support/strings.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const std::string broken =
    "The keeper\n\nThe old light-\nhouse stood over the har-\nbour for a hundred years, and the well-\n"
    "    known inspec-\r\ntor came.\n";
const std::string whole = "Another text\n\nThe old lighthouse stood; the harbour and the inspector are well known.\n";

// Returns a text of 40 KB. A document of this length has position lists instead of position codes.
std::string filler() {
    std::string text;
    while (text.size() < 40'000) text += "Nothing was seen of it that day. ";
    return text;
}

// Checks the documents that each query in this function finds. The text of document 0 must begin with `broken`, and the
// text of document 1 must begin with `whole`.
void check_searches(const Searcher& searcher) {
    const auto found = [&](const char* query) { return test::sorted_ids(searcher, query); };
    const Strings both = {"0", "1"};
    for (const char* query : {"lighthouse", "harbours", "inspector", "\"old lighthouse\"", "\"lighthouse stood\"",
                              "\"old lighthouse stood\"", "well-known", "\"well known\"", "lighthouse NEAR/1 old",
                              "old NEAR/1 lighthouse NEAR/1 stood", "\"the lighthouse stood\"~1", "lightho*"})
        CHECK_MESSAGE(found(query) == both, std::string(query));
    CHECK(found("light house") == both);
    CHECK(found("\"old light\"") == Strings{"0"});
    CHECK(found("\"house stood\"") == Strings{"0"});
    CHECK(found("\"known inspector\"") == Strings{"0"});
    CHECK(found("\"lighthouse lighthouse\"").empty());
    CHECK(found("\"lighthouse house\"").empty());
    CHECK(found("lighthouse NEAR/5 lighthouse").empty());
    CHECK(found("lighthouse -\"old lighthouse\"").empty());
}

// Returns `text` with some of its words broken by hyphens and line ends.
std::string with_breaks(const std::string& text, std::mt19937& random) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i] != ' ' && text[i - 1] != ' ' && random() % 6 == 0)
            out += random() % 2 ? "-\n" : "-\r\n    ";
        out += text[i];
    }
    return out;
}

std::string random_words(std::mt19937& random, std::size_t count) {
    static const Strings words = {"kaqafo", "luwemi", "tozuri", "pexavo", "nyguho", "dibeca"};
    std::string text;
    for (; count > 0; --count) text += (text.empty() ? "" : " ") + words[random() % words.size()];
    return text;
}

}  // namespace

TEST_SUITE("broken words") {
    TEST_CASE("a word that is broken at a line end is found by itself, in phrases and by its parts") {
        for (const bool is_long : {false, true}) {
            CAPTURE(is_long);
            const std::string rest = is_long ? filler() : "";
            const std::vector<Document> documents = test::documents_of({broken + rest, whole + rest});
            for (const bool positions : {true, false}) {
                CAPTURE(positions);
                const test::TestIndex index(documents, {.language = "en", .positions = positions});
                check_searches(index.searcher());
                CHECK(verify_index(index.path()).empty());
            }
        }
    }

    TEST_CASE("a broken word is found even if no document contains the unbroken word") {
        const test::TestIndex index(test::documents_of({broken}));
        for (const char* query : {"lighthouse", "harbours", "inspectors", "\"old lighthouse stood\""})
            CHECK_MESSAGE(index.ids(query).size() == 1, std::string(query));
    }

    TEST_CASE("broken words are found after an update, even in an index without texts") {
        for (const bool store : {true, false}) {
            CAPTURE(store);
            const test::TempDir folder;
            const WriterOptions options{.language = "en", .store_text = store};
            {
                IndexWriter writer(folder / "index", options);
                writer.put({.id = "first", .text = "Nothing."});
                writer.put({.id = "2", .text = broken + filler()});
                writer.commit();
            }
            {
                IndexWriter writer(folder / "index", options);
                writer.put({.id = "0", .text = broken});
                writer.put({.id = "1", .text = whole + filler()});
                writer.remove("2");
                writer.put({.id = "3", .text = filler() + "a for-\ntune. " + filler()});
                writer.commit();
            }
            const Searcher searcher(folder / "index");
            check_searches(searcher);
            CHECK(test::sorted_ids(searcher, "fortune") == Strings{"3"});
            CHECK(test::sorted_ids(searcher, "\"fortune nothing\"") == Strings{"3"});
            CHECK(verify_index(folder / "index").empty());
        }
    }

    TEST_CASE("broken words are found in titles and custom fields") {
        const test::TestIndex index({{.id = "a",
                                      .title = "The light-\nhouse keeper",
                                      .text = "Nothing.",
                                      .fields = {{"note", "first"}, {"note", "an old har-\nbour wall"}}}});
        for (const char* query : {"lighthouse", "title:lighthouse", "title:\"the lighthouse keeper\"", "note:harbour",
                                  "note:\"old harbour wall\"", "\"lighthouse keeper\""})
            CHECK_MESSAGE(index.ids(query).size() == 1, std::string(query));
        CHECK(index.ids("note:\"first harbour\"").empty());
        const Results results = index.search("note:harbour lighthouse");
        REQUIRE(results.hits.size() == 1);
        CHECK(results.hits[0].title_highlights == std::vector<Span>{{4, 9}, {11, 16}});
        REQUIRE(results.hits[0].field_matches.size() == 1);
        CHECK(results.hits[0].field_matches[0].highlights == std::vector<Span>{{7, 10}, {12, 16}});
    }

    TEST_CASE("a search of random texts gives the same results whether or not words of the texts are broken") {
        std::mt19937 random(33);
        Strings texts;
        Strings texts_with_breaks;
        for (int i = 0; i < 150; ++i) {
            texts.push_back(random_words(random, i % 30 == 0 ? 7000 : 3 + random() % 12));
            texts_with_breaks.push_back(with_breaks(texts.back(), random));
        }
        const test::TestIndex expected(test::documents_of(texts));
        const test::TestIndex coded(test::documents_of(texts_with_breaks));
        const test::TestIndex without(test::documents_of(texts_with_breaks), {.language = "en", .positions = false});
        std::size_t count = 0;
        for (int round = 0; round < 150; ++round) {
            const std::string words = random_words(random, 1 + random() % 4);
            const std::string near = random_words(random, 1) + " NEAR/1 " + random_words(random, 1) +
                                     (random() % 2 ? " NEAR/1 " + random_words(random, 1) : "");
            const std::string query = random() % 5 ? "\"" + words + "\"" : random() % 2 ? words : near;
            CAPTURE(query);
            const Strings ids = test::sorted(expected.ids(query, {.limit = 200, .match = Match::all}));
            REQUIRE(test::sorted(coded.ids(query, {.limit = 200, .match = Match::all})) == ids);
            REQUIRE(test::sorted(without.ids(query, {.limit = 200, .match = Match::all})) == ids);
            count += ids.size();
        }
        CHECK(count > 1000);
        CHECK(verify_index(coded.path()).empty());
    }

    TEST_CASE("a snippet highlights both parts of a broken word, and does not end between them") {
        for (const std::string& rest : {std::string(), filler()}) {
            const test::TestIndex index(test::documents_of({"Head.\n\n" + rest + broken + rest}));
            const Results results = index.search("lighthouse", {.snippet_length = 20});
            REQUIRE(results.hits.size() == 1);
            REQUIRE(results.hits[0].snippets.size() == 1);
            const Snippet& snippet = results.hits[0].snippets[0];
            CAPTURE(snippet.text);
            Strings shown;
            for (const Span& span : snippet.highlights)
                shown.push_back(snippet.text.substr(span.begin, span.end - span.begin));
            CHECK(shown == Strings{"light", "house"});
        }
    }

    TEST_CASE("Chinese and Japanese words with a line break in them are found, and shown without the line break") {
        const test::TestIndex index(
            test::documents_of(
                {"备忘\n\n请先确认设备的版\n本和接\n    口是否正确。\n",
                 "覚書\n\n    委員会は昨日、新しい灯台のシ\n    ステムと港湾事\n    務所の建設を承認した。\n"}),
            {});
        for (const char* query : {"版本", "接口", "\"版本和接口\""})
            CHECK_MESSAGE(index.ids(query) == Strings{"0"}, std::string(query));
        for (const char* query : {"システム", "事務所", "\"港湾事務所\"", "システムと港湾事務所"})
            CHECK_MESSAGE(index.ids(query) == Strings{"1"}, std::string(query));
        const Snippet snippet = index.search("システム").hits.at(0).snippets.at(0);
        CHECK(snippet.text == "委員会は昨日、新しい灯台のシステムと港湾事務所の建設を承認した。");
        REQUIRE(snippet.highlights.size() == 1);
        CHECK(snippet.text.substr(snippet.highlights[0].begin,
                                  snippet.highlights[0].end - snippet.highlights[0].begin) == "システム");
        CHECK(snippet.offset == std::string("覚書\n\n    ").size());
        CHECK(snippet.line == 3);
    }
}

}  // namespace kwic
