// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the hits of a search: their order, their pages and their members.
#include "search/news.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace kwic {
namespace {

using test::Strings;

TEST_SUITE("search") {
    TEST_CASE("documents with the typed form of a word rank first") {
        CHECK(news().ids("détente").front() == "news/talks.txt");
        CHECK(news().ids("detente").front() == "news/visit.txt");
    }

    TEST_CASE("partial matches follow full matches and are marked") {
        const Searcher& searcher = news().searcher();
        const Results results = searcher.search("harbour talks");
        REQUIRE(results.hits.size() == 2);
        CHECK(results.hits[0].id == "news/talks.txt");
        CHECK_FALSE(results.hits[0].partial);
        CHECK(results.hits[1].id == "news/fish.md");
        CHECK(results.hits[1].partial);
        CHECK(results.hits[1].rank == 2);
        CHECK(results.total.value == 2);
        CHECK(searcher.search("harbour talks", {.limit = 1}).hits.size() == 1);
        CHECK(searcher.search("harbour talks", {.limit = 1}).total.value == 1);
        CHECK(searcher.search("harbour talks", {.match = Match::all}).hits.size() == 1);
        CHECK_FALSE(searcher.search("harbour talks", {.match = Match::any}).hits[1].partial);
        CHECK(searcher.search("harbour -talks boats zzz").hits.size() == 1);
        CHECK(searcher.search("corals water source:gazette").hits.size() == 1);
    }

    TEST_CASE("consecutive pages have no gaps or repeats") {
        const Searcher& searcher = news().searcher();
        Strings paged;
        for (std::size_t offset = 0; offset < 10; ++offset)
            for (const Hit& hit :
                 searcher.search("harbour talks coast minister reef", {.limit = 1, .offset = offset}).hits) {
                CHECK(hit.rank == offset + 1);
                paged.push_back(hit.id);
            }
        const Strings whole = test::ids(searcher.search("harbour talks coast minister reef"));
        CHECK(paged == whole);
        CHECK(whole.size() == 4);
    }

    TEST_CASE("hits can be sorted by date, path or title") {
        const auto ordered = [&](const std::string& sort) { return news().ids("*", {.limit = 100, .sort = {sort}}); };
        const Strings by_date = ordered("date");
        CHECK(Strings(by_date.begin(), by_date.begin() + 4) ==
              Strings{"tide", "reef", "news/talks.txt", "news/visit.txt"});
        const Strings newest = ordered("-date");
        CHECK(Strings(newest.begin(), newest.begin() + 4) ==
              Strings{"news/visit.txt", "news/talks.txt", "reef", "tide"});
        CHECK(ordered("path") ==
              Strings{"reef", "tide", "news/empty.txt", "news/fish.md", "news/talks.txt", "news/visit.txt"});
        CHECK(ordered("title") ==
              Strings{"news/talks.txt", "news/fish.md", "news/visit.txt", "reef", "tide", "news/empty.txt"});
    }

    TEST_CASE("the options since and until select documents by date") {
        CHECK(news().ids("*", {.sort = {"date"}, .since = "2021"}) == Strings{"news/talks.txt", "news/visit.txt"});
        CHECK(news().ids("*", {.sort = {"date"}, .until = "2021-12"}) == Strings{"tide", "reef", "news/talks.txt"});
        CHECK(news().ids("*", {.since = "2020-02", .until = "2020-02-15"}) == Strings{"reef"});
        CHECK_THROWS_AS(news().ids("*", {.since = "soon"}), Error);
    }

    TEST_CASE("a hit has a title, a language and a date, and an unknown date is empty") {
        const Searcher& searcher = news().searcher();
        const Results results = searcher.search("resume harbour");
        REQUIRE(!results.hits.empty());
        const Hit& hit = results.hits[0];
        CHECK(hit.title == "Envoys resume harbour talks");
        REQUIRE(hit.title_highlights.size() == 2);
        CHECK(hit.title.substr(hit.title_highlights[0].begin, 6) == "resume");
        CHECK(hit.date == "2021-03-12");
        CHECK(hit.language == "en");
        CHECK(hit.path.ends_with("news/talks.txt"));
        const Results reef = searcher.search("corals");
        CHECK(reef.hits[0].path.empty());
        CHECK(reef.hits[0].date == "2020-02");
        CHECK(searcher.search("herring").hits[0].date.empty());
    }

    TEST_CASE("a hit lists the custom fields that match") {
        const Searcher& searcher = news().searcher();
        const auto fields = [&](const std::string& query) {
            Strings list;
            for (const Hit& hit : searcher.search(query, {.match = Match::all, .sort = {"path"}}).hits)
                for (const FieldMatch& field : hit.field_matches) {
                    std::string text = hit.id + " " + field.name + "=" + field.value;
                    for (const Span& span : field.highlights)
                        text += " " + field.value.substr(span.begin, span.end - span.begin);
                    list.push_back(text);
                }
            return list;
        };
        CHECK(fields("source:posts") == Strings{"tide source=Coast Post Post"});
        CHECK(fields("source:\"coast post\" water") == Strings{"tide source=Coast Post Coast Post"});
        CHECK(fields("pages:1..20") == Strings{"reef pages=12 12", "tide pages=3 3"});
        CHECK(fields("pages:>5 source:gazette") == Strings{"reef source=The Gazette Gazette", "reef pages=12 12"});
        CHECK(fields("water -source:gazette") == Strings{});
        CHECK(fields("harbour") == Strings{});
    }

    TEST_CASE("an empty index can be searched") {
        const test::TempDir folder;
        IndexWriter(folder / "index").commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.document_count() == 0);
        CHECK(searcher.search("harbour -x date:2021 w* x~").hits.empty());
    }
}

}  // namespace
}  // namespace kwic
