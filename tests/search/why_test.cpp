// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/command.hpp"
#include "support/search.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>

namespace kwic {
namespace {

TEST_SUITE("why") {
    TEST_CASE("why() lists each clause of the query, its words, and whether the document meets the clause") {
        const test::TestIndex index(
            {{.id = "a", .text = "old harbours and boats"}, {.id = "b", .text = "harbour talks"}});
        const Searcher& searcher = index.searcher();
        const auto why = searcher.why("a", "harbour talks -ferry \"old harbours\" date:2021");
        REQUIRE(why);
        CHECK_FALSE(why->is_found);
        REQUIRE(why->clauses.size() == 5);
        CHECK(why->clauses[0].query == "harbour");
        CHECK(why->clauses[0].is_met);
        REQUIRE(why->clauses[0].words.size() == 1);
        CHECK(to_string(why->clauses[0].words[0]) == "harbour = harbour (1) harbours (1)");
        CHECK_FALSE(why->clauses[1].is_met);
        CHECK(why->clauses[2].query == "-ferry");
        CHECK(why->clauses[2].is_met);
        CHECK(why->clauses[3].is_met);
        CHECK_FALSE(why->clauses[4].is_met);
        CHECK(searcher.why("b", "harbour talks")->is_found);
        CHECK(searcher.why("b", "har bour talks")->is_found);
        CHECK(searcher.why("b", "har bour talks")->clauses[1].is_met);
        CHECK_FALSE(searcher.why("c", "harbour"));
    }

    TEST_CASE("kwic-searcher --why prints the clauses, and exits with 0 if the document matches, otherwise with 1") {
        const test::TempDir folder;
        folder.write("docs/a.txt", "old harbours and boats");
        const std::string index = (folder / "index").string();
        REQUIRE(
            test::run({test::indexer(), "-q", "-i", index, "--language", "en", (folder / "docs").string()}).status ==
            0);
        const auto met = test::run({test::searcher(), "-i", index, "--why", "a.txt", "harbour"});
        CHECK(met.status == 0);
        CHECK(met.out == "found: it meets every part of the query\nyes  harbour\n       harbour = harbours (1)\n");
        const auto failed = test::run({test::searcher(), "-i", index, "--why", "a.txt", "harbour talks"});
        CHECK(failed.status == 1);
        CHECK(failed.out.find("no   talks\n       talks = not in the index\n") != std::string::npos);
        CHECK(test::run({test::searcher(), "-i", index, "--why", "b.txt", "harbour"}).status == 2);
        folder.write("synonyms", "boat, ferry\n");
        CHECK(test::run({test::searcher(), "-i", index, "--count", "ferry"}).out == "0\n");
        CHECK(
            test::run({test::searcher(), "-i", index, "--synonyms", (folder / "synonyms").string(), "--count", "ferry"})
                .out == "1\n");
        CHECK(test::run({test::searcher(), "-i", index, "--synonyms", (folder / "absent").string(), "ferry"}).status ==
              2);
        CHECK(test::run({test::searcher(), "-i", index, "--complete", "old har"}).out == "old harbours\n");
        CHECK(test::run({test::searcher(), "-i", index, "--complete", "x"}).status == 1);
    }
}

}  // namespace
}  // namespace kwic
