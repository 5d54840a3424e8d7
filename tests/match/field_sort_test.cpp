// SPDX-License-Identifier: GPL-2.0-or-later
// Tests sorting by custom fields and by several keys.
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

struct Put {
    std::string id;
    std::vector<Field> fields;
};

test::TestIndex index_of(const std::vector<Put>& documents, const WriterOptions& options = {.language = "en"}) {
    std::vector<Document> indexed;
    for (const Put& each : documents) indexed.push_back({.id = each.id, .text = "harbour", .fields = each.fields});
    return test::TestIndex(indexed, options);
}

Strings listed(const test::TestIndex& index, const Strings& sort) {
    return index.ids("harbour", {.limit = 100, .sort = sort});
}

std::string refusal(const test::TestIndex& index, const Strings& sort) {
    try {
        index.search("harbour", {.sort = sort});
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return "none";
}

constexpr std::int64_t large = std::int64_t{1} << 60;

}  // namespace

TEST_SUITE("sort by fields") {
    TEST_CASE("numbers are sorted exactly, and documents without a value are last in both directions") {
        const test::TestIndex index = index_of({{"none", {}},
                                                {"ten", {{"n", 10}}},
                                                {"large+1", {{"n", large + 1}}},
                                                {"large", {{"n", large}}},
                                                {"half", {{"n", 0.5}}},
                                                {"-2", {{"n", -2}}},
                                                {"2", {{"n", 2.0}}},
                                                {"max", {{"n", std::numeric_limits<double>::max()}}},
                                                {"-max", {{"n", -std::numeric_limits<double>::max()}}},
                                                {"2 again", {{"n", 2}}},
                                                {"nothing", {}}});
        CHECK(listed(index, {"n"}) ==
              Strings{"-max", "-2", "half", "2", "2 again", "ten", "large", "large+1", "max", "none", "nothing"});
        CHECK(listed(index, {"-n"}) ==
              Strings{"max", "large+1", "large", "ten", "2", "2 again", "half", "-2", "-max", "none", "nothing"});
    }

    TEST_CASE("an ascending order uses the smallest of several values, and a descending order uses the largest") {
        const test::TestIndex index = index_of({{"wide", {{"n", 1}, {"n", 9}, {"s", "a"}, {"s", "z"}}},
                                                {"middle", {{"n", 5}, {"s", "m"}}},
                                                {"high", {{"n", 8}, {"n", 7}, {"s", "y"}, {"s", "x"}}}});
        for (const std::string name : {"n", "s"}) {
            CHECK(listed(index, {name}) == Strings{"wide", "middle", "high"});
            CHECK(listed(index, {"-" + name}) == Strings{"wide", "high", "middle"});
        }
    }

    TEST_CASE("strings are sorted by collation, and booleans as false before true") {
        const test::TestIndex index = index_of({{"1", {{"s", "zebra"}, {"b", true}}},
                                                {"2", {{"s", "Éclair"}, {"b", false}}},
                                                {"3", {{"s", "edge 10"}}},
                                                {"4", {{"s", "edge 9"}, {"b", true}}},
                                                {"5", {{"s", ""}, {"b", false}}},
                                                {"6", {}}});
        CHECK(listed(index, {"s"}) == Strings{"5", "2", "4", "3", "1", "6"});
        CHECK(listed(index, {"-s"}) == Strings{"1", "3", "4", "2", "5", "6"});
        CHECK(listed(index, {"b", "-s"}) == Strings{"2", "5", "1", "4", "3", "6"});
    }

    TEST_CASE("strings of more than 64 bytes are sorted by their first 128 bytes") {
        const std::string start(100, 'x');
        const test::TestIndex index =
            index_of({{"b", {{"s", start + "b"}}}, {"a", {{"s", start + "a" + std::string(5000, 'y')}}}});
        CHECK(listed(index, {"s"}) == Strings{"a", "b"});
        CHECK(listed(index, {"-s"}) == Strings{"b", "a"});
    }

    TEST_CASE("dates are sorted by the instants that they denote, independently of zone and precision") {
        const test::TestIndex index = index_of({{"noon", {{"at", "2024-05-20T12:00:00Z"}}},
                                                {"zone", {{"at", "2024-05-20T12:00:00+02:00"}}},
                                                {"day", {{"at", "2024-05-20"}}},
                                                {"month", {{"at", "2024-05"}}},
                                                {"fraction", {{"at", "2024-05-20T12:00:00.000000001Z"}}},
                                                {"undated", {}}});
        CHECK(listed(index, {"at"}) == Strings{"month", "day", "zone", "noon", "fraction", "undated"});
        CHECK(listed(index, {"-at"}) == Strings{"fraction", "noon", "zone", "day", "month", "undated"});
    }

    TEST_CASE("numbers precede dates, and dates precede strings") {
        const test::TestIndex index = index_of({{"text", {{"v", "apple"}}},
                                                {"both", {{"v", "zebra"}, {"v", 3}}},
                                                {"number", {{"v", 7}}},
                                                {"none", {}},
                                                {"yes", {{"v", true}}}});
        CHECK(listed(index, {"v"}) == Strings{"both", "number", "text", "yes", "none"});
        CHECK(listed(index, {"-v"}) == Strings{"both", "yes", "text", "number", "none"});
        const test::TestIndex dates = index_of({{"date", {{"v", "2024-05-20"}}}, {"number", {{"v", 9'000'000}}}});
        CHECK(listed(dates, {"v"}) == Strings{"number", "date"});
        CHECK(listed(dates, {"-v"}) == Strings{"date", "number"});
        const test::TestIndex declared =
            index_of({{"late", {{"v", "soon"}}}, {"date", {{"v", "2024-05-20"}}}, {"early", {{"v", "2023"}}}},
                     {.language = "en", .fields = {{"v", FieldType::date}}});
        CHECK(listed(declared, {"v"}) == Strings{"early", "date", "late"});
        CHECK(listed(declared, {"-v"}) == Strings{"late", "date", "early"});
    }

    TEST_CASE("each key orders the documents that are equal by the keys before it") {
        const test::TestIndex index = index_of({{"a", {{"status", "open"}, {"price", 3}}},
                                                {"b", {{"status", "closed"}, {"price", 1}}},
                                                {"c", {{"status", "open"}, {"price", 5}}},
                                                {"d", {{"status", "open"}}},
                                                {"e", {{"status", "closed"}, {"price", 1}}},
                                                {"f", {{"price", 4}}}});
        CHECK(listed(index, {"status", "-price"}) == Strings{"b", "e", "c", "a", "d", "f"});
        CHECK(listed(index, {"-status", "price"}) == Strings{"a", "c", "d", "b", "e", "f"});
        CHECK(listed(index, {"price", "-path"}) == Strings{"e", "b", "a", "f", "c", "d"});
        CHECK(listed(index, {"status", "-title", "-path"}) == Strings{"e", "b", "d", "c", "a", "f"});
    }

    TEST_CASE("relevance can follow other keys, and its order can be reversed") {
        const test::TestIndex index({{.id = "once", .text = "harbour and other words", .fields = {{"n", 1}}},
                                     {.id = "often", .text = "harbour harbour harbour", .fields = {{"n", 1}}},
                                     {.id = "last", .text = "harbour harbour harbour", .fields = {{"n", 2}}}});
        CHECK(listed(index, {"n", "relevance"}) == Strings{"often", "once", "last"});
        CHECK(listed(index, {"n", "-relevance"}) == Strings{"once", "often", "last"});
        CHECK(listed(index, {"-relevance", "-n"}) == Strings{"once", "last", "often"});
        CHECK(listed(index, {"relevance"}) == listed(index, {}));
    }

    TEST_CASE("an unknown field is refused with the names of the known fields, and a backslash names a custom field") {
        const test::TestIndex index =
            index_of({{"a", {{"title", 2}, {"x,y", 1}, {"-z", 1}}}, {"b", {{"title", 1}, {"x,y", 2}, {"-z", 2}}}});
        CHECK(refusal(index, {"size"}) ==
              "the index has no field 'size' to sort by: use one of relevance, date, path, title, -z, title, x,y");
        CHECK(refusal(index, {"date", "-"}).starts_with("the index has no field ''"));
        CHECK(refusal(index, {"\\date"}).starts_with("the index has no field 'date'"));
        CHECK(listed(index, {"\\title"}) == Strings{"b", "a"});
        CHECK(listed(index, {"-\\title"}) == Strings{"a", "b"});
        CHECK(listed(index, {"-x,y"}) == Strings{"b", "a"});
        CHECK(listed(index, {"-\\-z"}) == Strings{"b", "a"});
        CHECK(parse_name_list("-x\\,y,\\title") == Strings{"-x\\,y", "\\title"});
        CHECK(listed(index, parse_name_list("-x\\,y,\\title")) == Strings{"b", "a"});
        const test::TestIndex typed = index_of({{"a", {{"note", "x"}, {"raw", 1}}}},
                                               {.fields = {{"note", FieldType::text}, {"raw", FieldType::stored}}});
        CHECK(refusal(typed, {"note"}) == "cannot sort by the field 'note': its type is text");
        CHECK(refusal(typed, {"-raw"}) == "cannot sort by the field 'raw': its type is stored");
    }

    TEST_CASE("several indexes are sorted together") {
        const test::TestIndex one = index_of({{"a", {{"n", 3}, {"s", "m"}}}, {"b", {{"n", 1}}}});
        const test::TestIndex two = index_of({{"c", {{"n", 2}, {"s", "a"}}}, {"d", {{"s", "z"}}}, {"e", {{"n", 1}}}});
        const Searcher both({one.path().string(), two.path().string()});
        const auto ids = [&](const Strings& sort) { return test::ids(both.search("harbour", {.sort = sort})); };
        CHECK(ids({"n", "path"}) == Strings{"b", "e", "c", "a", "d"});
        CHECK(ids({"-n", "-path"}) == Strings{"a", "c", "e", "b", "d"});
        CHECK(ids({"s", "-n", "path"}) == Strings{"c", "a", "d", "b", "e"});
    }
}

}  // namespace kwic
