// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("synonyms") {
    TEST_CASE("a line of a synonym file is a group if it has at least two entries") {
        const SynonymGroups groups = parse_synonyms("# ships\nferry, ship ,boat\r\n\nlonely\nunited nations, UN\n,,\n");
        REQUIRE(groups.size() == 2);
        CHECK(groups[0] == std::vector<std::string>{"ferry", "ship", "boat"});
        CHECK(groups[1] == std::vector<std::string>{"united nations", "UN"});
    }

    TEST_CASE("words of a query are replaced by alternatives, with the typed words first") {
        Analyzer analyzer;
        const SynonymGroups groups = {{"ferry", "ship"}, {"united nations", "UN"}, {"united", "joined"}};
        struct Case {
            std::string query;
            std::string rewritten;
        };
        for (const auto& [query, rewritten] : std::vector<Case>{
                 {"ferry", "ferry OR ship"},
                 {"FERRY inquiry", "(FERRY OR ship) inquiry"},
                 {"-ship", "-(ship OR ferry)"},
                 {"un talks", "(un OR \"united nations\") talks"},
                 {"united nations talks", "((united nations) OR UN) talks"},
                 {"united front", "(united OR joined) front"},
                 {"the united nations", "the ((united nations) OR UN)"},
                 {"(ferry OR boat) x", "((ferry OR ship) OR boat) x"},
                 {"title:ferry", "title:ferry OR title:ship"},
                 {"path:ferry \"ferry\" ferr*", "path:ferry \"ferry\" ferr*"},
                 {"inquiry", "inquiry"},
                 {"united \u2026 nations", "(united OR joined) \u2026 nations"},
             }) {
            const std::string shown_query(query);
            CAPTURE(shown_query);
            CHECK(to_string(with_synonyms(parse_query(query).query, groups, analyzer)) == rewritten);
        }
    }

    TEST_CASE("a search uses the synonyms and shows them in the interpreted query") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "the ferry sank"});
        writer.put({.id = "b", .text = "the ship sank"});
        writer.put({.id = "c", .text = "united nations talks"});
        writer.commit();
        Searcher searcher(folder / "index");
        const SynonymGroups groups = {{"ferry", "ship"}, {"UN", "united nations"}};
        CHECK(searcher.search("ferry").hits.size() == 1);
        const Results results = searcher.search("ferry", {.synonyms = groups});
        CHECK(results.hits.size() == 2);
        CHECK(results.interpreted == "ferry OR ship");
        CHECK(searcher.search("un", {.synonyms = groups}).hits.size() == 1);
    }
}

}  // namespace
}  // namespace kwic
