// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facets.hpp"
#include "schema/schema.hpp"
#include "support/search.hpp"
#include "support/warnings.hpp"

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
            "the index has no field 'colour' to count: use one of ext, lang, folder, date, month, year, "
            "pages, source";
        CHECK(test::messages(results.warnings) == std::vector<std::string>{error});
        REQUIRE(results.facets.size() == 2);
        CHECK(results.facets[0].field == "colour");
        CHECK(results.facets[0].values.empty());
        CHECK(results.facets[0].error == error);
        CHECK(results.facets[1].error.empty());
        CHECK(counts(results.facets[1]) == "txt 2, md 1");
        CHECK_FALSE(results.hits.empty());
    }

    TEST_CASE("each kind of values in a field is counted, and large integers are counted exactly") {
        const test::TestIndex index({{.id = "a", .text = "x", .fields = {{"n", std::int64_t{9007199254740993}}}},
                                     {.id = "b", .text = "x", .fields = {{"n", "low"}, {"n", 0.1}}},
                                     {.id = "c", .text = "x", .fields = {{"n", 3.0}, {"n", true}}},
                                     {.id = "d", .text = "x", .fields = {{"n", 3}}},
                                     {.id = "e", .text = "x", .fields = {{"n", std::string(65, 'y')}}},
                                     {.id = "f", .text = "x"}});
        const Facet facet = index.search("x", {.facets = {"n"}}).facets.at(0);
        CHECK(counts(facet) == "3 2, 0.1 1, 9007199254740993 1, low 1, true 1");
        CHECK(facet.none == 1);
        CHECK(facet.distinct == 5);
        REQUIRE(facet.numbers);
        CHECK(facet.numbers->count == 4);
        CHECK(facet.numbers->min == FieldValue(0.1));
        CHECK(facet.numbers->max == FieldValue(std::int64_t{9007199254740993}));
        CHECK(!facet.dates);
        const Facet three = index.search("x", {.filter = {"n:3"}, .facets = {"n"}}).facets.at(0);
        CHECK(three.numbers == FacetStatistics{2, std::int64_t{3}, std::int64_t{3}, 3.0, std::int64_t{6}});
    }

    TEST_CASE("a range counts the documents with a value that is at least the first bound and less than the second") {
        const test::TestIndex index({{.id = "a", .text = "x", .fields = {{"price", 10}, {"price", 5}, {"price", 7}}},
                                     {.id = "b", .text = "x", .fields = {{"price", 9.99}}},
                                     {.id = "c", .text = "x", .fields = {{"price", -1e300}}},
                                     {.id = "d", .text = "x", .fields = {{"price", 1e308}}},
                                     {.id = "e", .text = "x", .fields = {{"price", "free"}}}});
        const auto facet = [&](const std::string& request) {
            return index.search("x", {.facets = {parse_facet(request)}}).facets.at(0);
        };
        CHECK(facet("price:0..10,10..100,..0,100..").field == "price:0..10,10..100,..0,100..");
        CHECK(counts(facet("price:0..10,10..100,..0,100..")) == "0..10 2, 10..100 1, ..0 1, 100.. 1");
        CHECK(counts(facet("price:0..100,5..6")) == "0..100 2, 5..6 1");
        CHECK(facet("price:0..10").none == 1);
        CHECK(facet("price:0..10").distinct == 6);
        CHECK(facet("price:10..5").error == "the range 10..5 of 'price' is empty: its end is not in the range");
        CHECK(facet("price:0..x").error == "cannot count 'price:0..x': a bound is not a number");
        CHECK(facet("price:month").error == "cannot count 'price:month': the field has no dates");
        CHECK(facet("ext:0..1").error == "cannot count 'ext:0..1': the field has neither numbers nor dates");
        CHECK_THROWS_AS(parse_facet("price:0"), Error);
        CHECK_THROWS_AS(parse_facet(":day"), Error);
        CHECK_THROWS_AS(parse_facet("price:"), Error);
        CHECK(parse_facet("a\\:b:week") == FacetRequest("a\\:b", FacetRequest::By::week));
        CHECK(parse_facet("a\\:b") == FacetRequest("a\\:b"));
    }

    TEST_CASE("dates are counted by day, week of ISO 8601, month and year") {
        const test::TestIndex index({{.id = "a", .text = "x", .date = "2024-12-30", .fields = {{"at", "2024-12-30"}}},
                                     {.id = "b", .text = "x", .date = "2021-01-03", .fields = {{"at", "2021-01-03"}}},
                                     {.id = "c",
                                      .text = "x",
                                      .date = "2024-12",
                                      .fields = {{"at", "2024-12-31T23:30:00-01:00"}, {"at", "2025-01-01"}}},
                                     {.id = "d", .text = "x", .date = "2024", .fields = {{"at", "2024-12-30T08:00Z"}}},
                                     {.id = "e", .text = "x"}});
        const auto facet = [&](const std::string& request) {
            return index.search("x", {.facets = {parse_facet(request)}}).facets.at(0);
        };
        CHECK(counts(facet("at:day")) == "2021-01-03 1, 2024-12-30 2, 2025-01-01 1");
        CHECK(counts(facet("at:week")) == "2020-W53 1, 2025-W01 3");
        CHECK(counts(facet("at:month")) == "2021-01 1, 2024-12 2, 2025-01 1");
        CHECK(counts(facet("at:year")) == "2021 1, 2024 2, 2025 1");
        CHECK(facet("at:year").none == 1);
        CHECK(facet("at:year").distinct == 5);
        CHECK(counts(facet("at:2024..2025,2025..")) == "2024..2025 2, 2025.. 1");
        const Facet dates = facet("at");
        REQUIRE(dates.dates);
        CHECK(dates.dates->count == 5);
        CHECK(dates.dates->min == FieldValue("2021-01-03"));
        CHECK(dates.dates->max == FieldValue("2025-01-01T00:30:00Z"));
        CHECK(dates.values.size() == 5);
        CHECK(counts(facet("date:month")) == "2021-01 1, 2024-12 2");
        CHECK(facet("date:month").none == 2);
        CHECK(counts(facet("date:day")) == "2021-01-03 1, 2024-12-30 1");
        CHECK(facet("date:day").none == 3);
        CHECK(counts(facet("date:week")) == "2020-W53 1, 2025-W01 1");
        CHECK(counts(facet("date:2024-12-01..,..2024")) == "2024-12-01.. 2, ..2024 1");
        CHECK(counts(facet("date")) == "2021-01-03 1, 2024 1, 2024-12 1, 2024-12-30 1");
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
        FacetCounter counter({"ext", "lang"}, database, {});
        Xapian::Enquire enquire(database);
        enquire.set_query(Xapian::Query::MatchAll);
        counter.count_in(enquire);
        enquire.get_mset(0, 1, documents);
        const Facet facet = counter.facets()[0];
        CHECK_FALSE(facet.exact);
        REQUIRE(facet.values.size() == 2);
        CHECK(facet.values[0].count + facet.values[1].count == documents);
        CHECK(facet.none == 0);
        CHECK(counter.facets()[1].none == documents);
    }
}

}  // namespace kwic
