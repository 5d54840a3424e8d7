// SPDX-License-Identifier: GPL-2.0-or-later
// Tests check_tree(). Also tests searches with query trees that an application builds.
#include "query/check_tree.hpp"
#include "support/search.hpp"
#include "support/warnings.hpp"

#include <kwic/error.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

const Searcher& searcher() {
    static const test::TestIndex index(
        {{.id = "a", .title = "Ferry", .text = "Ferry inquiry ends", .date = "2023-07-19"},
         {.id = "b", .text = "Harbour talks end", .fields = {{"pages", 3.0}, {"source", "Post"}}}});
    return index.searcher();
}

Results search(const Query& query) { return searcher().search(query, {.match = Match::all}); }

}  // namespace

TEST_SUITE("check_tree") {
    TEST_CASE("parts of a tree that are nested too deeply are left out, and a warning reports this") {
        Query deep = Query::word("tide");
        for (int i = 0; i < 2000; ++i) {
            Query outer{.kind = Query::Kind::all_of};
            outer.children.push_back(Query::word("harbour"));
            outer.children.push_back(std::move(deep));
            deep = std::move(outer);
        }
        const ParsedQuery checked = check_tree(deep, {});
        REQUIRE(checked.warnings.size() == 1);
        CHECK(checked.warnings[0].message.find("256 levels deep") != std::string::npos);
        CHECK(to_string(checked.query).find("tide") == std::string::npos);
    }

    TEST_CASE("only the first words of a very large tree are used") {
        const ParsedQuery checked = check_tree(Query::any_of(std::vector<Query>(100'000, Query::word("harbour"))), {});
        CHECK(checked.query.children.size() == 1025);
        CHECK(checked.query.children.back() == Query::nothing());
        CHECK(test::messages(checked.warnings) ==
              std::vector<std::string>{"only the first 1024 words of the query were used"});
    }

    TEST_CASE("the error about an invalid boost states the word") {
        Query word = Query::word("harbour");
        for (const double boost : {0.0, 0.5, 2.0, 1e6}) {
            word.boost = boost;
            CHECK(search(word).hits.size() == 1);
        }
        word.boost = -1;
        try {
            search(Query::all_of({Query::word("talks"), Query::without(word)}));
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::invalid_argument);
            CHECK(std::string(error.what()) ==
                  "the boost of 'harbour' is -1: it must be a number that is not negative");
        }
        for (const double boost :
             {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -0.1}) {
            word.boost = boost;
            CHECK_THROWS_AS(search(word), Error);
        }
    }

    TEST_CASE("a range with an invalid bound matches nothing, with a warning") {
        for (const Query& range :
             {Query::range("date", "soon", ""), Query::range("date", "2023", "soon"), Query::range("title", "a", "b"),
              Query::range("pages", "few", ""), Query::range("pages", "1", "nan"), Query::word("soon", "date")}) {
            CAPTURE(to_string(range));
            const Results found = search(range);
            CHECK(found.hits.empty());
            CHECK(found.warnings.size() == 1);
            CHECK(search(Query::all_of({Query::word("end"), range})).hits.empty());
            CHECK(search(Query::all_of({Query::word("end"), range})).warnings == found.warnings);
            CHECK(searcher().search(Query::all_of({Query::word("end"), range})).hits.empty());
            CHECK(search(Query::any_of({Query::word("talks"), range})).hits.size() == 1);
            CHECK(search(Query::all_of({Query::word("end"), Query::without(range)})).hits.size() == 2);
        }
        for (const Query& range : {Query::range("date", "2023", ""), Query::range("date", "2023-07-20", "2022"),
                                   Query::range("date", "", ""), Query::word("2023-07", "date")}) {
            CAPTURE(to_string(range));
            const Results found = search(range);
            REQUIRE(found.hits.size() == 1);
            CHECK(found.hits[0].id == "a");
        }
        CHECK(search(Query::range("pages", "1", "3")).hits.size() == 1);
    }

    TEST_CASE("a Query::word() with two words finds the same documents as its interpreted query") {
        const Results found = search(Query::word("ferry inquiry"));
        CHECK(found.hits.size() == 1);
        CHECK(found.interpreted == "ferry-inquiry");
        CHECK(searcher().search(found.interpreted).hits.size() == 1);
        CHECK(search(Query::word("inquiry ferry")).hits.empty());
        CHECK(searcher().search("inquiry-ferry", {.match = Match::all}).hits.empty());
    }

    TEST_CASE("queries for everything and for nothing are valid") {
        CHECK(search(Query::everything()).hits.size() == 2);
        CHECK(search(Query::nothing()).hits.empty());
        CHECK(search(Query::all_of({Query::everything(), Query::without(Query::word("harbour"))})).hits.size() == 1);
    }

    TEST_CASE("a part that matches no document matches no document at any place of the tree") {
        const Query end = Query::word("end");
        std::vector<Query> parts = {Query::nothing(),
                                    Query::word(""),
                                    Query::phrase(""),
                                    Query::phrase("--"),
                                    Query::wildcard("*-*"),
                                    Query::fuzzy("&"),
                                    Query::literal(""),
                                    Query::word("post", "colour"),
                                    Query::word("ferry", "pages"),
                                    Query::all_of({}),
                                    Query::any_of({}),
                                    Query::near({}, 2),
                                    Query::synonyms({}),
                                    {.kind = Query::Kind::negation},
                                    Query::all_of({end, Query::nothing()}),
                                    Query::near({Query::word("talks"), Query::nothing()}, 5),
                                    Query::near({Query::word("talks"), Query::word("-")}, 5),
                                    Query::near({Query::word("talks"), Query::any_of({Query::nothing()})}, 5),
                                    Query::without(Query::everything())};
        for (const Query& part : parts) {
            CAPTURE(to_string(part));
            for (const Match match : {Match::automatic, Match::all, Match::any}) {
                const auto count = [&](const Query& query) {
                    return searcher().search(query, {.match = match}).hits.size();
                };
                CHECK(count(part) == 0);
                CHECK(count(Query::all_of({Query::everything(), part})) == 0);
                CHECK(count(Query::near({Query::word("talks"), Query::word("end"), part}, 5)) == 0);
                CHECK(count(Query::any_of({end, part})) == 2);
                CHECK(count(Query::synonyms({end, part})) == 2);
                CHECK(count(Query::synonyms({part, end})) == 2);
                CHECK(count(Query::without(part)) == 2);
                CHECK(count(Query::all_of({end, Query::without(part)})) == 2);
                CHECK(count(Query::without(Query::without(part))) == 0);
            }
            CHECK(search(Query::all_of({end, part})).hits.empty());
        }
        CHECK(searcher().search(Query::all_of({end, Query::nothing()})).hits.empty());
        CHECK(to_string(Query::all_of({end, Query::nothing(), Query::word("talks")})) == "end -* talks");
        CHECK(searcher().search("end -* talks").hits.empty());
    }

    TEST_CASE("a part in an unknown field matches nothing, with a warning") {
        for (const Query& part : {Query::word("harbour", "sender"), Query::phrase("harbour talks", "sender"),
                                  Query::wildcard("harb*", "sender"), Query::range("sender", "1", "2")}) {
            CAPTURE(to_string(part));
            const std::vector<std::string> warnings = {"there is no field 'sender': '" + to_string(part) +
                                                       "' matches nothing"};
            CHECK(test::messages(searcher().search(part).warnings) == warnings);
            CHECK(searcher().search(Query::all_of({Query::word("harbour"), part})).hits.empty());
            const Results found = searcher().search(Query::any_of({part, Query::word("talks")}));
            CHECK(test::messages(found.warnings) == warnings);
            CHECK(found.hits.size() == 1);
        }
        CHECK(test::messages(searcher().search("sender:harbour").warnings) ==
              std::vector<std::string>{"there is no field 'sender': searched as words"});
        CHECK(search(Query::word("post", "source")).warnings.empty());
        CHECK(search(Query::word("post", "Source")).hits.size() == 1);
        CHECK(search(Query::word("ferry", "TITLE")).hits.size() == 1);
    }
}

}  // namespace kwic
