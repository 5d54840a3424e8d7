// SPDX-License-Identifier: GPL-2.0-or-later
// Tests which place of a document a snippet shows. In several tests, the query words occur many times in the document.
#include "support/search.hpp"
#include "support/strings.hpp"

#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <regex>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Returns the text of the first snippet of the best document.
std::string first_snippet(const test::TestIndex& index, const std::string& query, const SearchOptions& options = {}) {
    const Results results = index.search(query, options);
    REQUIRE_FALSE(results.hits.empty());
    REQUIRE_FALSE(results.hits[0].snippets.empty());
    return results.hits[0].snippets[0].text;
}

// Returns whether `text` contains the words of `part` in sequence, even if a sentence ends between them.
bool contains(const std::string& text, const std::string& part) {
    static const std::regex stop("\\.\\s+");
    return std::regex_replace(text, stop, " ").find(part) != std::string::npos;
}

// Returns random words. About a tenth of the words are from `frequent`. Two words from `frequent` are never adjacent.
Strings random_words(std::mt19937& random, std::size_t count, const Strings& frequent) {
    Strings words;
    while (words.size() < count) {
        words.push_back("word" + std::to_string(random() % 3000));
        if (random() % 5 == 0) words.push_back(frequent[random() % frequent.size()]);
        if (words.size() > 1) words.push_back("word" + std::to_string(random() % 3000));
    }
    return words;
}

std::string joined(const Strings& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) text += words[i] + (i % 12 == 11 ? ".\n\n" : " ");
    return text;
}

const std::string filler = "The tide was low and the wind was still on that day. ";

std::string repeated(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

TEST_SUITE("shown places") {
    TEST_CASE("if a query contains a phrase, the snippet shows a place where the phrase occurs") {
        std::mt19937 random(17);
        for (const std::size_t size : {50U, 2'000U, 6'000U, 40'000U, 300'000U}) {
            for (int run = 0; run < (size < 10'000 ? 8 : 2); ++run) {
                Strings words = random_words(random, size, {"red", "kite", "harbour"});
                const std::size_t at = random() % (words.size() + 1);
                const Strings phrase = {"red", "kite"};
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), phrase.begin(), phrase.end());
                const bool positions = run % 3 > 0;
                if (!positions && size > 50'000) continue;
                const test::TestIndex index({{.id = "a", .text = joined(words)}},
                                            {.language = "en", .positions = positions});
                CAPTURE(size);
                CAPTURE(at);
                CHECK(contains(first_snippet(index, "\"red kite\""), "red kite"));
                CHECK(contains(first_snippet(index, "\"red kite\" harbour"), "red kite"));
                CHECK(contains(first_snippet(index, "\"red kite\" OR word17"), "red kite"));
                CHECK(contains(first_snippet(index, "\"red kite\"", {.snippet_length = 20}), "red kite"));
            }
        }
    }

    TEST_CASE("if a line end breaks a word of a phrase, the snippet shows the place of the phrase") {
        std::mt19937 random(19);
        for (const std::size_t size : {50U, 2'000U, 9'000U, 60'000U, 300'000U}) {
            for (int run = 0; run < (size < 10'000 ? 6 : 2); ++run) {
                Strings words = random_words(random, size, {"lighthouse", "keeper", "old", "light-\nhouse"});
                const std::size_t at = random() % (words.size() + 1);
                const Strings phrase = {"old", "light-\nhouse", "keeper"};
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), phrase.begin(), phrase.end());
                const bool positions = run % 3 > 0;
                if (!positions && size > 50'000) continue;
                const test::TestIndex index({{.id = "a", .text = "Title\n\n" + joined(words)}},
                                            {.language = "en", .positions = positions});
                CAPTURE(size);
                CAPTURE(at);
                CHECK(contains(first_snippet(index, "\"lighthouse keeper\""), "light-\nhouse keeper"));
                CHECK(contains(first_snippet(index, "\"old lighthouse\""), "old light-\nhouse"));
                CHECK(contains(first_snippet(index, "\"old lighthouse keeper\""), "old light-\nhouse keeper"));
                const std::string near = first_snippet(index, "keeper NEAR/1 lighthouse");
                CHECK((contains(near, "light-\nhouse keeper") || contains(near, "keeper lighthouse")));
                if (size < 50'000)
                    CHECK(contains(first_snippet(index, "old lighthouse keeper"), "old light-\nhouse keeper"));
            }
        }
    }

    TEST_CASE("if a query has several words, the snippet shows a place where the words are close together") {
        std::mt19937 random(18);
        for (const std::size_t size : {50U, 6'000U, 60'000U}) {
            for (int run = 0; run < (size < 10'000 ? 8 : 2); ++run) {
                Strings words = random_words(random, size, {"red", "kite"});
                const std::size_t at = random() % (words.size() + 1);
                const Strings planted = {"kite", "and", "red"};
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), planted.begin(), planted.end());
                const test::TestIndex index({{.id = "a", .text = joined(words)}});
                CAPTURE(size);
                CAPTURE(at);
                const std::string text = first_snippet(index, "red kite");
                CHECK(contains(text, "red"));
                CHECK(contains(text, "kite"));
                CHECK(contains(first_snippet(index, "kite NEAR/2 red"), "kite and red"));
            }
        }
    }

    TEST_CASE("if the words of a phrase are frequent in a very long text, the snippet shows the place of the phrase") {
        std::string text = "Title\n\n";
        for (int i = 0; i < 60'000; ++i) text += "red word" + std::to_string(i % 7) + " kite word,\n";
        text += "a red kite at last\n";
        for (int i = 0; i < 9'000; ++i) text += "red word" + std::to_string(i % 7) + " kite word,\n";
        for (const bool positions : {true, false}) {
            const test::TestIndex index({{.id = "a", .text = text}}, {.language = "en", .positions = positions});
            CHECK(contains(first_snippet(index, "\"red kite\""), "a red kite at last"));
        }
    }

    TEST_CASE("if a search for a phrase uses several indexes, the snippets of very long documents show the phrase") {
        std::vector<std::string> texts;
        for (const int before : {60'000, 20'000}) {
            texts.push_back("Title\n\n");
            for (int i = 0; i < 70'000; ++i)
                texts.back() += i == before ? "a red kite at last\n" : "red word kite word,\n";
        }
        const test::TestIndex one({{.id = "a", .text = texts[0]}});
        const test::TestIndex other({{.id = "b", .text = texts[1]}});
        const Results results = Searcher({one.path(), other.path()}).search("\"red kite\"");
        REQUIRE(results.hits.size() == 2);
        for (const Hit& hit : results.hits) CHECK(contains(hit.snippets.at(0).text, "a red kite at last"));
    }

    TEST_CASE("the snippet shows a place where the rarest word of the query is next to frequent words") {
        std::string text;
        for (int i = 1; i <= 40'000; ++i)
            text += "worker " + std::to_string(i % 16) + " request " + std::to_string(i) + " done, took " +
                    std::to_string(i == 31'000 ? 4999 : i % 900) + " ms\n";
        const test::TestIndex index({{.id = "a", .text = text}});
        for (const std::string query : {"took 4999 ms", "\"took 4999\"", "4999 worker", "request 31000 took"}) {
            CAPTURE(query);
            const std::string shown = first_snippet(index, query);
            CHECK(contains(shown.substr(0, shown.find('\n')), "request 31000 done, took 4999 ms"));
        }
    }

    TEST_CASE("if a document has several forms of a word, the snippet shows the form that is in the query") {
        const std::string text = "Notes\n\nNobody was fatally hurt.\n\n" + repeated(filler + "\n\n", 20) +
                                 "It was a fatal mistake of the harbour master.\n\n" + repeated(filler + "\n\n", 20) +
                                 "There were no fatalities.\n";
        for (const std::string& whole : {text, text + repeated(filler, 5'000)}) {
            const test::TestIndex index({{.id = "a", .text = whole}});
            CHECK(contains(first_snippet(index, "fatal"), "a fatal mistake"));
            CHECK(contains(first_snippet(index, "FATAL"), "a fatal mistake"));
            CHECK(contains(first_snippet(index, "fatally"), "Nobody was fatally hurt"));
            CHECK(contains(first_snippet(index, "fatalities"), "no fatalities"));
        }
    }

    TEST_CASE("if a word of the query is split into parts, the snippet shows a place where the parts are adjacent") {
        const std::string text = "Notes\n\nThe pilot was missing. The boats came late.\n\n" +
                                 repeated(filler + "\n\n", 20) + "A pilot boats owner came from the harbour.\n\n" +
                                 repeated(filler + "\n\n", 20);
        const test::TestIndex index({{.id = "a", .text = text}});
        CHECK(contains(first_snippet(index, "pilotboats"), "A pilot boats owner"));
    }

    TEST_CASE("if only the title contains a phrase, the snippet shows the title") {
        const test::TestIndex index(test::documents_of({"Harbour talks resume\nThe harbour was quiet.\n"}));
        CHECK(contains(first_snippet(index, "\"harbour talks\""), "Harbour talks"));
        CHECK(first_snippet(index, "harbour talks") == "The harbour was quiet.");
    }

    TEST_CASE("if the matches are too far apart for one snippet, the snippet shows the phrase of the query") {
        const std::string path(90, 'x');
        const test::TestIndex index(
            {{.id = "a", .text = "The kite " + path + "1 " + path + "2 " + path + "3 was a red kite.\n"}});
        CHECK(contains(first_snippet(index, "\"red kite\" kite"), "red kite"));
    }

    TEST_CASE("a snippet of a log keeps the lines of the text, and a snippet of prose does not") {
        std::string log;
        for (int i = 0; i < 40; ++i) log += "10:00:" + std::to_string(10 + i) + " request " + std::to_string(i) + "\n";
        const test::TestIndex index({{.id = "log", .text = log},
                                     {.id = "prose",
                                      .text = "Title\n\nThe envoys of both towns met at the pilot station on Tuesday "
                                              "and\ntalked about the harbour until late in the evening.\n"}});
        const Snippet lines = index.search("\"request 20\"").hits.at(0).snippets.at(0);
        CHECK(lines.has_lines);
        CHECK(lines.text == "10:00:30 request 20\n10:00:31 request 21\n10:00:32 request 22");
        CHECK(lines.line == 21);
        CHECK_FALSE(lines.cut_before);
        CHECK_FALSE(lines.cut_after);
        CHECK_FALSE(index.search("harbour").hits.at(0).snippets.at(0).has_lines);
    }

    TEST_CASE("a snippet is not cut between a letter and its accent") {
        const test::TestIndex index({{.id = "a", .text = "kite " + repeated("e\u0301", 400) + " kite"}});
        for (std::size_t length = 20; length < 30; ++length) {
            const std::string text = first_snippet(index, "kite", {.snippet_length = length});
            CHECK((text == "kite" || text.ends_with("\u0301") || text.ends_with("kite")));
            CHECK_FALSE(text.starts_with("\u0301"));
        }
    }
}

}  // namespace
}  // namespace kwic
