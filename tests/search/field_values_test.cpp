// SPDX-License-Identifier: GPL-2.0-or-later
// Tests which values of custom fields the words and dates of a query match.
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

}  // namespace

TEST_SUITE("values of fields") {
    TEST_CASE("a date in a query matches the dates of its period, even in a field that also has other strings") {
        for (const bool is_mixed : {false, true}) {
            CAPTURE(is_mixed);
            std::vector<Document> documents = {{.id = "a", .fields = {{"c", "2024-02-10"}}},
                                               {.id = "b", .fields = {{"c", "2024-02-29T23:00:00Z"}, {"c", "2025"}}},
                                               {.id = "d", .fields = {{"c", "2024-03-01"}}}};
            if (is_mixed) documents.push_back({.id = "e", .fields = {{"c", "unknown before 2024-02"}}});
            const test::TestIndex index(documents);
            const Strings dates = {"a", "b"};
            const Strings all = is_mixed ? Strings{"a", "b", "e"} : dates;
            CHECK(index.sorted_ids("c:2024-02..2024-02") == dates);
            CHECK(index.sorted_ids("c:2024-02") == all);
            CHECK(index.sorted_ids("c:\"2024-02\"") == all);
            CHECK(index.sorted_ids("c:2024-03-01") == Strings{"d"});
            CHECK(index.sorted_ids("c:unknown") == (is_mixed ? Strings{"e"} : Strings{}));
            const Results counted = index.search("*", {.facets = {parse_facet("c:month")}});
            REQUIRE(counted.facets.size() == 1);
            for (const Facet::Value& month : counted.facets[0].values)
                if (month.value == "2024-02") CHECK(month.count == dates.size());
        }
    }

    TEST_CASE("the words of fields are found without their accents, whether or not the words are also in a text") {
        std::vector<Document> documents = {
            {.id = "a", .text = "harbour", .fields = {{"f", "La d\u00e9tente"}, {"g", "cote"}}},
            {.id = "b", .text = "harbour", .fields = {{"f", "detente don't"}, {"g", "C\u00f4t\u00e9"}}},
            {.id = "c", .text = "harbour", .fields = {{"f", "detentes"}}}};
        for (const bool has_text : {false, true}) {
            CAPTURE(has_text);
            if (has_text) documents[2].text = "d\u00e9tente";
            const test::TestIndex index(documents);
            for (const std::string query : {"f:detente", "f:d\u00e9tente"}) {
                CAPTURE(query);
                const Strings found = index.sorted_ids(query);
                CHECK(Strings(found.begin(), found.begin() + 2) == Strings{"a", "b"});
            }
            CHECK(index.sorted_ids("f:dont") == Strings{"b"});
            CHECK(index.sorted_ids("f:detent").empty());
            CHECK(index.ids("f:detente", {.limit = 9, .match = Match::all, .variants = Variants::off}) == Strings{"b"});
        }
    }

    TEST_CASE("the case of field names in orders, facets and shown fields is ignored as in queries") {
        const test::TestIndex index({{.id = "a", .text = "x", .fields = {{"Price", 2}, {"Tag", "t"}, {"TAG", "u"}}},
                                     {.id = "b", .text = "x", .fields = {{"Price", 1}, {"Título", "v"}}}});
        for (const std::string name : {"Price", "price", "PRICE"}) {
            CAPTURE(name);
            CHECK(index.sorted_ids(name + ":1") == Strings{"b"});
            CHECK(index.ids("x", {.sort = {name}}) == Strings{"b", "a"});
            CHECK(index.ids("x", {.sort = {"-" + name}}) == Strings{"a", "b"});
            const Results results = index.search("x", {.sort = {"Date", name}, .facets = {name}, .fields = {name}});
            CHECK(results.warnings.empty());
            CHECK(results.facets.at(0).values.size() == 2);
            CHECK(results.hits.at(0).fields == std::vector<Field>{{"Price", 1}});
        }
        CHECK(index.search("x", {.facets = {"TÍTULO"}}).facets.at(0).values.at(0).value == "v");
        CHECK(index.search("x", {.sort = {"Tag"}, .facets = {"Tag"}, .fields = {"Tag"}}).warnings.empty());
        for (const std::string unclear : {"tag", "tAG"}) {  // several fields differ from this name only in case
            CHECK_THROWS_AS(index.search("x", {.sort = {unclear}}), Error);
            CHECK_FALSE(index.search("x", {.facets = {unclear}}).facets.at(0).error.empty());
            CHECK(index.search("x", {.fields = {unclear}}).warnings.size() == 1);
            CHECK(index.search(unclear + ":t").warnings.size() == 1);
        }
    }

    TEST_CASE("a time in a condition on the built-in date is refused, and the message states the reason") {
        const test::TestIndex index({{.id = "a", .text = "harbour", .date = "2024-05-20T08:30:00Z"}});
        for (const std::string date : {"2024-05-20T08:00", ">2024-05-20T08:00", "2024..2024-05-20T08:00Z"}) {
            const Results results = index.search("harbour date:" + date);
            REQUIRE_FALSE(results.warnings.empty());
            CHECK(results.warnings[0].message.find("searched by days") != std::string::npos);
        }
        CHECK_THROWS_WITH_AS(index.search("harbour", {.since = "2024-05-20T09:00"}),
                             "'2024-05-20T09:00' has a time: the built-in date is searched by days, without a time",
                             Error);
        CHECK(index.sorted_ids("date:2024-05-20") == Strings{"a"});
    }
}

}  // namespace kwic
