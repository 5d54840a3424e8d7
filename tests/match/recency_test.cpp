// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/recency.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::Strings;

}  // namespace

TEST_SUITE("recency") {
    TEST_CASE("the recency factor halves with each half-life, down to 1/16") {
        const Recency recency(30, "2023-07-31");
        CHECK(recency.factor("20230731") == 1);
        CHECK(recency.factor("20230701") == doctest::Approx(0.5));
        CHECK(recency.factor("20230601") == doctest::Approx(0.25));
        CHECK(recency.factor("20230101") == 1.0 / 16);
        CHECK(recency.factor("19010101") == 1.0 / 16);
        CHECK(recency.factor("") == 1.0 / 16);
    }

    TEST_CASE("dates in the future count as today, and a month or year counts as its middle day") {
        const Recency recency(30, "2023-07-31");
        CHECK(recency.factor("20991231") == 1);
        CHECK(recency.factor("20230700") == recency.factor("20230715"));
        CHECK(Recency(365, "2023-07-31").factor("20220000") == Recency(365, "2023-07-31").factor("20220701"));
    }

    TEST_CASE("an Error is thrown if the half-life is not positive or `today` is not an existing day") {
        CHECK_THROWS_WITH_AS(Recency(-1, "2023-07-31"), "a half-life must be longer than 0 days", Error);
        CHECK_THROWS_WITH_AS(Recency(1, "2023-07"), "'2023-07' is not a day such as 2023-07-19", Error);
        CHECK_THROWS_AS(Recency(1, "2023-02-30"), Error);
    }

    TEST_CASE("newer documents rank higher only if a half-life is given") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put(
            {.id = "old", .title = "Harbour talks", .text = "harbour talks harbour talks", .date = "2020-01-01"});
        writer.put(
            {.id = "new", .title = "Fish", .text = "the harbour talks of fish and of bread", .date = "2023-07-19"});
        writer.put({.id = "undated", .title = "Tide", .text = "the harbour talks of tides and of the moon"});
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(ids(searcher.search("harbour talks"))[0] == "old");
        CHECK(ids(searcher.search("harbour talks", {.recency_days = 30, .today = "2023-07-20"})) ==
              Strings{"new", "old", "undated"});
        // A very long half-life makes the factors of all dated documents nearly 1, so the order of dated documents
        // depends on the words.
        CHECK(ids(searcher.search("harbour talks", {.recency_days = 1e6, .today = "2023-07-20"}))[0] == "old");
        // A search that is sorted by date ignores the half-life.
        CHECK(ids(searcher.search("harbour talks", {.sort = {"date"}, .recency_days = 30, .today = "2023-07-20"}))[0] ==
              "old");

        const double plain = searcher.search("harbour talks").hits[0].score;
        const auto boosted = searcher.search("harbour talks", {.recency_days = 30, .today = "2023-07-20"}).hits;
        CHECK(boosted[1].id == "old");
        CHECK(boosted[1].score == doctest::Approx(plain / 16));  // the factor also scales the parts of rerank()
    }

    TEST_CASE("explain() describes the recency factor") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "a", .text = "harbour"});
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(
            to_string(searcher.explain("harbour", {.recency_days = 30, .today = "2023-07-20"}))
                .ends_with(
                    "recency: scores are multiplied by 1 for documents dated 2023-07-20 or later, by 1/2 for those 30 "
                    "days older, and by 1/16 for those at least 120 days older or without a date\n"));
        CHECK(to_string(searcher.explain("harbour")).find("recency") == std::string::npos);
    }
}

}  // namespace kwic
