// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facets.hpp"
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Returns the values of a facet with their counts, such as `2023-07 2, 2023-08 1`.
std::string counts(const Facet& facet) {
    std::string text;
    for (const Facet::Value& value : facet.values)
        text += (text.empty() ? "" : ", ") + value.value + " " + std::to_string(value.count);
    return text;
}

std::vector<Document> documents() {
    std::vector<Document> documents;
    const auto put = [&](std::string id, std::string date, std::vector<Field> fields, bool is_file = true) {
        documents.push_back({.id = id, .text = "harbour " + id, .date = date, .fields = fields});
        if (is_file) documents.back().file = FileStamp{1, 1};
    };
    put("a/one.txt", "2023-07-19", {{"source", "Gazette"}, {"source", "Post"}});
    put("a/b/two.TXT", "2023-07", {{"source", "Gazette"}, {"source", "Gazette"}});
    put("three.md", "2022-12-31", {{"source", std::string(65, 'x')}, {"pages", 2.5}});
    put("four", "2021", {{"pages", 10.0}, {"pages", 2.5}, {"pages", std::int64_t{10}}}, false);
    put("bare", "", {}, false);
    return documents;
}

const Searcher& searcher() {
    static const test::TestIndex index(documents());
    return index.searcher();
}

std::string count(const std::string& field, const std::string& query = "harbour") {
    const Results results = searcher().search(query, {.limit = 1, .match = Match::all, .facets = {field}});
    REQUIRE(results.facets.size() == 1);
    CHECK(results.facets[0].field == field);
    CHECK(results.facets[0].exact);
    return counts(results.facets[0]);
}

}  // namespace

TEST_SUITE("facets") {
    TEST_CASE("facets count all matches and not only the hits shown") {
        CHECK(count("ext") == "txt 2, md 1");
        CHECK(count("folder") == ". 1, a 1, a/b 1");
        CHECK(count("lang") == "en 5");
        CHECK(count("lang", "harbour -path:one") == "en 4");
        CHECK(count("lang", "nothing") == "");
    }

    TEST_CASE("months and years are in chronological order, and the facet of months omits dates without a month") {
        CHECK(count("month") == "2022-12 1, 2023-07 2");
        CHECK(count("year") == "2021 1, 2022 1, 2023 2");
    }

    TEST_CASE("a document counts once for each of its distinct values of a field") {
        CHECK(count("source") == "Gazette 2, Post 1");
        CHECK(count("pages") == "2.5 2, 10 1");
    }

    TEST_CASE("numbers, strings and booleans of the same field are counted together") {
        const test::TestIndex mixed({{.id = "a", .text = "harbour", .fields = {{"n", 1.0}, {"n", "one"}}},
                                     {.id = "b", .text = "harbour", .fields = {{"n", std::int64_t{1}}, {"n", true}}},
                                     {.id = "c", .text = "harbour", .fields = {{"n", std::int64_t{1} << 62}}}});
        const Results results = mixed.search("harbour", {.facets = {"n"}});
        REQUIRE(results.facets.size() == 1);
        CHECK(counts(results.facets[0]) == "1 2, 4611686018427387904 1, one 1, true 1");
    }

    TEST_CASE("an unknown field gives an empty facet and a warning that lists the known fields") {
        const Results results = searcher().search("harbour", {.facets = {"colour", "ext"}});
        const std::string error =
            "the index has no field 'colour' to count: use one of ext, lang, folder, month, year, pages, source";
        CHECK(results.warnings == std::vector<std::string>{error});
        REQUIRE(results.facets.size() == 2);
        CHECK(results.facets[0].field == "colour");
        CHECK(results.facets[0].values.empty());
        CHECK(results.facets[0].error == error);
        CHECK(results.facets[1].error.empty());
        CHECK(counts(results.facets[1]) == "txt 2, md 1");
        CHECK_FALSE(results.hits.empty());
    }

    TEST_CASE("facets count partial matches if the search returns partial matches") {
        const Results results = searcher().search("harbour one", {.limit = 10, .facets = {"year", "ext"}});
        CHECK(results.total.value == 5);
        REQUIRE(results.facets.size() == 2);
        CHECK(counts(results.facets[0]) == "2021 1, 2022 1, 2023 2");
        CHECK(counts(results.facets[1]) == "txt 2, md 1");
    }

    TEST_CASE("the counts are estimates if a search has more than facets_counted_exactly matches") {
        Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
        const Xapian::doccount documents = facets_counted_exactly + 80'000;
        for (Xapian::doccount i = 0; i < documents; ++i) {
            Xapian::Document document;
            document.add_value(schema::extension_slot, i % 4 ? "txt" : "md");
            database.add_document(document);
        }
        FacetCounter counter({"ext"}, database, {});
        Xapian::Enquire enquire(database);
        enquire.set_query(Xapian::Query::MatchAll);
        counter.count_in(enquire);
        enquire.get_mset(0, 1, documents);
        const Facet facet = counter.facets()[0];
        CHECK_FALSE(facet.exact);
        REQUIRE(facet.values.size() == 2);
        CHECK(facet.values[0].count + facet.values[1].count == documents);
    }
}

}  // namespace kwic
