// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that the hits of a search depend neither on SearchOptions::count_to nor on the content of caches.
#include "support/search.hpp"

#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("search totals") {
    TEST_CASE("exact counting does not change the best documents") {
        std::vector<Document> documents;
        for (std::size_t i = 0; i < 1500; ++i) {
            std::string text = "harbour" + std::string(i % 7 * 5, '.') + (i % 5 ? " ferry harbour" : " pier");
            if (i % 100 == 0) text += " walrus harbours";
            if (i % 3 == 0) text += " tide table for the old ferry pier";
            documents.push_back({.id = "d" + std::to_string(i), .text = text, .date = i % 2 ? "2021" : "2022"});
        }
        const test::TestIndex index(documents);
        for (const char* const query :
             {"harbour", "ferry", "harbour walrus", "walrus", "ferry tide", "harbour -tide", "harbour lang:en",
              "title:harbour walrus", "\"ferry harbour\" walrus", "(harbour OR pier) walrus", "old-ferry walrus"})
            for (const Match match : {Match::any, Match::all, Match::automatic})
                for (const char* const since : {"", "2022"}) {
                    CAPTURE(query);
                    const SearchOptions options{.limit = 30, .match = match, .since = since};
                    SearchOptions counting = options;
                    counting.count_to = count_all;
                    const Results all = index.search(query, counting);
                    CHECK(all.total.exact);
                    for (const std::size_t count_to : {std::size_t{0}, std::size_t{1}, std::size_t{40},
                                                       std::size_t{200}, std::size_t{1000}, all.total.value}) {
                        CAPTURE(count_to);
                        counting.count_to = count_to;
                        const Results some = index.search(query, counting);
                        CHECK(test::ids(some) == test::ids(all));
                        if (some.total.exact) CHECK(some.total.value == all.total.value);
                        if (!some.total.exact) CHECK(some.total.value >= std::min(count_to, all.total.value));
                        if (all.total.value <= count_to) CHECK(some.total.exact);
                        CHECK(some.next.empty() == all.next.empty());
                    }
                }
    }

    TEST_CASE("the first search of an index gives the same results as later searches") {
        std::mt19937 random(8);
        const test::Strings words = {"harbour", "harbours", "ferry", "ferries", "pier", "old", "tide", "the"};
        test::Strings texts(3000);
        for (std::string& text : texts)
            for (auto left = 3 + random() % 60; left > 0; --left)
                text += words[std::min<std::size_t>(random() % 8, random() % 9)] + " ";
        const test::TestIndex index(test::documents_of(texts));
        const Searcher& later = index.searcher();
        for (int i = 0; i < 3; ++i) later.search("harbour");
        for (const std::string query :
             {"harbour", "the ferry", "pier tide", "tide^9 the", "(old pier)^3 harbour", "the^0.2 tide^2 ferry",
              "((old^2 tide)^2 pier) ferry", "\"old pier\" tide", "harbour NEAR/3 ferry", "h* the", "-tide pier"})
            for (const Match match : {Match::any, Match::all, Match::automatic}) {
                CAPTURE(query);
                const SearchOptions options{.limit = 15, .match = match};
                const Results first = Searcher(index.path()).search(query, options);
                const Results again = later.search(query, options);
                REQUIRE(first.hits.size() == again.hits.size());
                CHECK_FALSE(first.hits.empty());
                for (std::size_t i = 0; i < first.hits.size(); ++i) {
                    CHECK(first.hits[i].id == again.hits[i].id);
                    CHECK(first.hits[i].score == doctest::Approx(again.hits[i].score).epsilon(1e-9));
                }
                CHECK(first.total.value == again.total.value);
                CHECK(first.total.exact == again.total.exact);
            }
    }
}

}  // namespace
}  // namespace kwic
