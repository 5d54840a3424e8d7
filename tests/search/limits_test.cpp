// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the limits on the wildcards, the variants of words and the hits of a query.
#include "directory/index_directory.hpp"
#include "search/news.hpp"
#include "support/temp_dir.hpp"

#include <kwic/document.hpp>
#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("search limits") {
    TEST_CASE("the number of wildcards in a query is limited") {
        std::string query;
        for (int i = 0; i < 70; ++i) query += "harb" + std::string(static_cast<std::size_t>(i % 9), 'o') + "* OR ";
        const Searcher& searcher = news().searcher();
        const Results results = searcher.search(query + "x");
        REQUIRE_FALSE(results.warnings.empty());
        CHECK(results.warnings.back().message.find("64 wildcards") != std::string::npos);
        CHECK(results.total.value == 2);
    }

    TEST_CASE("a pattern in a phrase or NEAR that matches more words than the limit causes a warning") {
        std::string text;
        for (int i = 0; i < 500; ++i) text += "word" + std::to_string(i) + " ";
        const test::TestIndex index({{.id = "a", .text = text}});
        CHECK(index.search("word*").warnings.empty());
        for (const std::string query : {"\"word* word1\"", "word* NEAR word1"}) {
            CAPTURE(query);
            const Results results = index.search(query);
            CHECK(results.hits.size() == 1);
            REQUIRE(results.warnings.size() == 1);
            CHECK(results.warnings[0].message.find("500") != std::string::npos);
            for (const std::string& filter : {query, "-(" + query + ")"})
                CHECK_THROWS_AS(index.search("word1", {.filter = {filter}}), Error);
        }
    }

    TEST_CASE("if the patterns of a query use up its limit of variants, its other words are still searched as typed") {
        std::string text = "walrus ";
        for (const char* letter : {"a", "b", "c", "d", "e", "f"})
            for (int i = 0; i < 250; ++i) text += letter + std::to_string(i) + "x ";
        const test::TestIndex index({{.id = "a", .text = text}});
        const Results exact = index.search("(a* OR b* OR c* OR d* OR e* OR f*) walrus", {.match = Match::all});
        CHECK(exact.hits.size() == 1);
        CHECK(exact.warnings.empty());
        const Results fuzzy = index.search("(a* OR b* OR c* OR d* OR e* OR f*) walrus~", {.match = Match::all});
        CHECK(fuzzy.hits.size() == 1);
        CHECK(fuzzy.warnings.size() == 1);
    }

    TEST_CASE("outside of phrases and NEAR, a wildcard finds every document with a word that matches it") {
        std::vector<Document> documents;
        for (int i = 0; i < 700; ++i) {
            const std::string own = "wal" + std::to_string(i);
            documents.push_back({.id = own, .title = own, .text = i % 2 ? own + " pier walrus" : own + " pier"});
            documents.back().fields.push_back({"author", own});
        }
        documents.push_back({.id = "none", .text = "pier whale"});
        const test::TestIndex index(documents);
        for (const std::string query :
             {"wal*", "wal* OR whal", "title:wal*", "author:wal*", "*wal* wal*", "wal*x OR wal*"}) {
            CAPTURE(query);
            const Results results = index.search(query, {.limit = 1000, .match = Match::any, .count_to = count_all});
            CHECK(results.total.value == 700);
            CHECK(results.hits.size() == 700);
            CHECK(results.warnings.empty());
        }
        std::string patterns;
        for (int digit = 0; digit < 10; ++digit) patterns += "wal" + std::to_string(digit) + "* ";
        CHECK(index.search(patterns, {.match = Match::any, .count_to = count_all}).total.value == 700);
        CHECK(test::ids(index.search("pier -wal*")) == test::Strings{"none"});
        CHECK(index.search("pier", {.filter = {"wal*"}, .count_to = count_all}).total.value == 700);
        const Results rare = index.search("wal*", {.limit = 1000, .count_to = count_all});
        for (const Hit& hit : rare.hits) {
            REQUIRE_FALSE(hit.snippets.empty());
            CHECK_FALSE(hit.snippets[0].highlights.empty());
            CHECK(hit.score > 0);
        }
    }

    TEST_CASE("a wildcard with many words does not read a damaged termlist of a hit") {
        std::vector<Document> documents;
        for (int i = 0; i < 700; ++i)
            documents.push_back({.id = std::to_string(i), .text = "wal" + std::to_string(i) + " zzz"});
        const test::TestIndex index(documents);
        const Searcher searcher(index.path());
        CHECK(searcher.search("wal*").hits.size() == 10);
        const auto table = current_generation(index.path()) / "termlist.glass";
        std::string bytes = test::read_file(table);
        const std::string last_term = "\x03zzz";  // the size of the term and the term
        std::size_t damaged = 0;
        for (std::size_t at = bytes.find(last_term); at != bytes.npos; at = bytes.find(last_term, at + 1), ++damaged)
            bytes[at] = '\xff';
        REQUIRE(damaged > 600);
        std::fstream(table, std::ios::in | std::ios::out | std::ios::binary) << bytes;
        CHECK_THROWS_WITH_AS(searcher.search("wal*"), doctest::Contains("termlist.glass' has changed"), Error);
        CHECK(searcher.search("wal1").hits.size() == 1);
    }

    TEST_CASE("filters can match any number of file names") {
        std::vector<Document> documents;
        for (int i = 0; i < 600; ++i)
            documents.push_back({.id = "f" + std::to_string(i) + ".txt", .text = "walrus", .file = FileStamp{1, 6}});
        const test::TestIndex index(documents);
        CHECK(index.search("path:*.txt", {.count_to = count_all}).total.value == 600);
        CHECK(index.search("walrus -path:f*", {.count_to = count_all}).total.value == 0);
    }

    TEST_CASE("a search with the largest possible limit returns all hits") {
        constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
        for (const char* query : {"harbour", "the harbour", "*"}) {
            CAPTURE(query);
            const std::size_t total = news().search(query, {.limit = 100}).hits.size();
            CHECK(total > 0);
            for (const GroupBy group : {GroupBy::none, GroupBy::near})
                CHECK(news().search(query, {.limit = all, .group = group}).hits.size() == total);
            CHECK(news().search(query, {.limit = all, .recency_days = 9}).hits.size() == total);
            CHECK(news().search(query, {.limit = all, .offset = all}).hits.empty());
        }
    }
}

}  // namespace
}  // namespace kwic
