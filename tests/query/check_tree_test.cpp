// SPDX-License-Identifier: GPL-2.0-or-later
// Tests check_tree(). Also tests searches with query trees that an application builds.
#include "query/check_tree.hpp"
#include "support/search.hpp"

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
    TEST_CASE("parts of a tree that are nested too deeply are left out with a warning") {
        Query deep = Query::word("tide");
        for (int i = 0; i < 2000; ++i) {
            Query outer{.kind = Query::Kind::all_of};
            outer.children.push_back(Query::word("harbour"));
            outer.children.push_back(std::move(deep));
            deep = std::move(outer);
        }
        const ParsedQuery checked = check_tree(deep, {});
        REQUIRE(checked.warnings.size() == 1);
        CHECK(checked.warnings[0].find("256 levels deep") != std::string::npos);
        CHECK(to_string(checked.query).find("tide") == std::string::npos);
    }

    TEST_CASE("only the first words of a very large tree are used") {
        const ParsedQuery checked = check_tree(Query::any_of(std::vector<Query>(100'000, Query::word("harbour"))), {});
        CHECK(checked.query.children.size() == 1024);
        CHECK(checked.warnings == std::vector<std::string>{"only the first 1024 words of the query were used"});
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

    TEST_CASE("a range with an invalid bound is left out with a warning") {
        for (const Query& range :
             {Query::range("date", "soon", ""), Query::range("date", "2023", "soon"), Query::range("title", "a", "b"),
              Query::range("pages", "few", ""), Query::range("pages", "1", "nan"), Query::word("soon", "date")}) {
            CAPTURE(to_string(range));
            const Results found = search(Query::all_of({Query::word("end"), range}));
            CHECK(found.hits.size() == 2);
            CHECK(found.interpreted == "end");
            REQUIRE(found.warnings.size() == 1);
            CHECK(found.warnings[0].starts_with("ignored '"));
            CHECK(search(Query::any_of({Query::word("talks"), range})).hits.size() == 1);
            CHECK(search(Query::all_of({Query::word("end"), Query::without(range)})).hits.size() == 2);
            CHECK(search(range).hits.empty());  // the range is the only clause
            CHECK(search(range).warnings == found.warnings);
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
        CHECK(search(Query::all_of({Query::nothing(), Query::word("harbour")})).hits.size() == 1);
    }

    TEST_CASE("a query in an unknown field is searched as words, with the same warning as for a query string") {
        const std::vector<std::string> warnings = {"there is no field 'sender': searched as words"};
        for (const auto& [tree, string] : {std::pair(Query::word("harbour", "sender"), "sender:harbour"),
                                           {Query::phrase("harbour talks", "sender"), "sender:\"harbour talks\""},
                                           {Query::wildcard("harb*", "sender"), "sender:harb*"},
                                           {Query::range("sender", "1", "2"), "sender:1..2"}}) {
            const std::string shown_string(string);
            CAPTURE(shown_string);
            const Results found = searcher().search(Query::any_of({tree, Query::word("talks")}));
            CHECK(found.warnings == warnings);
            CHECK(found.hits.size() == 1);
            CHECK(searcher().search(string).warnings == warnings);
            CHECK(searcher().search(string).interpreted == searcher().search(tree).interpreted);
        }
        CHECK(search(Query::word("post", "source")).warnings.empty());
        CHECK(search(Query::word("post", "Source")).hits.size() == 1);
        CHECK(search(Query::word("ferry", "TITLE")).hits.size() == 1);
    }
}

}  // namespace kwic
