// SPDX-License-Identifier: GPL-2.0-or-later
// Query trees of an application that no parser would make.
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

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

class Fixture {
public:
    const test::TempDir dir;
    const Searcher searcher{
        test::write_index(dir, "index",
                          {{.id = "a", .title = "Ferry", .text = "Ferry inquiry ends", .date = "2023-07-19"},
                           {.id = "b", .text = "Harbour talks end", .fields = {{"pages", 3.0}, {"source", "Post"}}}})};

    Results search(const Query& query) const { return searcher.search(query, {.match = Match::all}); }
};

}  // namespace

TEST_SUITE("check_tree") {
    TEST_CASE_FIXTURE(Fixture, "a boost that is no factor is an error that names the word") {
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

    TEST_CASE_FIXTURE(Fixture, "a field of no known name is read as words with the warning of a query string") {
        const std::vector<std::string> warnings = {"there is no field 'sender': searched as words"};
        for (const auto& [tree, string] : {std::pair(Query::word("harbour", "sender"), "sender:harbour"),
                                           {Query::phrase("harbour talks", "sender"), "sender:\"harbour talks\""},
                                           {Query::wildcard("harb*", "sender"), "sender:harb*"},
                                           {Query::range("sender", "1", "2"), "sender:1..2"}}) {
            CAPTURE(string);
            const Results found = searcher.search(Query::any_of({tree, Query::word("talks")}));
            CHECK(found.warnings == warnings);
            CHECK(found.hits.size() == 1);
            CHECK(searcher.search(string).warnings == warnings);
            CHECK(searcher.search(string).interpreted == searcher.search(tree).interpreted);
        }
        CHECK(search(Query::word("post", "source")).warnings.empty());
        CHECK(search(Query::word("post", "Source")).hits.size() == 1);
        CHECK(search(Query::word("ferry", "TITLE")).hits.size() == 1);
    }
}

}  // namespace kwic
