// SPDX-License-Identifier: GPL-2.0-or-later
// Tests to_string(Query): the parser converts its output back to an equal query.
#include "support/query_tree.hpp"

#include <kwic/query.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::tree;

const std::vector<std::string>& fields = test::query_fields;

}  // namespace

TEST_SUITE("queries as text") {
    TEST_CASE("the output of to_string() for a query with any boost is parsed as the same query") {
        for (const std::string text :
             {"a^.000099", "a^0.1", "a^1000", "(a b)^.00000000000001", "(date:2021)^2", "date:(a 2021)^2"}) {
            CAPTURE(text);
            const Query query = parse_query(text).query;
            CHECK(parse_query(to_string(query)).query == query);
        }
    }

    TEST_CASE("the output of to_string() for a tree that an application builds is parsed as the same tree") {
        for (const Query& query :
             {Query::word("a"), Query::word("a", "title"), Query::phrase("a b"), Query::phrase("a b", "title", 3),
              Query::wildcard("a*"), Query::fuzzy("abc", 2), Query::literal("x == \"y\""),
              Query::range("date", "2021", "2022-03"), Query::range("pages", "", "7"),
              Query::exact("a \"b\"", "source"), Query::exists("source"), Query::exists("title"),
              Query::all_of({Query::word("a"), Query::without(Query::word("b"))}),
              Query::any_of({Query::word("a"), Query::all_of({Query::word("b"), Query::word("c")})}),
              Query::near({Query::word("a"), Query::phrase("b c")}, 4)}) {
            CAPTURE(to_string(query));
            CHECK(parse_query(to_string(query), fields).query == query);
        }
    }

    TEST_CASE("the output of to_string() for bounds that begin or end with a dot is parsed as the same query") {
        for (const std::string text : {"source:<=.5", "source:<.5", "source:>=5.", "source:>5.", "source:>.5",
                                       "source:.5..7", "source:>.5..<7", "source:5..", "source:..5"}) {
            CAPTURE(text);
            const ParsedQuery parsed = parse_query(text, fields);
            CHECK(parsed.warnings.empty());
            CHECK(parsed.query.kind == Query::Kind::range);
            CHECK(parse_query(to_string(parsed.query), fields).query == parsed.query);
        }
        const Query both = Query::range("pages", "0.5", ".7");
        CHECK(parse_query(to_string(both), fields).query == both);
    }

    TEST_CASE("a date that cannot be read has no boost") {
        for (const std::string text :
             {"date:soon^2", "(date:soon)^2", "w?d(date:b*=source:'|)^0.5", "(date:\"x y\")^3"}) {
            CAPTURE(text);
            const Query query = parse_query(text, fields).query;
            CHECK(parse_query(to_string(query), fields).query == query);
            CHECK(to_string(query).find('^') == std::string::npos);
        }
    }

    TEST_CASE(
        "if the text of a Query::word() has spaces or operators, to_string() returns a query for the same words") {
        const std::vector<std::pair<Query, std::string>> cases = {
            {Query::word("ferry inquiry"), "ferry-inquiry"},
            {Query::word("ferry inquiry", "title"), "title:ferry-inquiry"},
            {Query::word("ferry (old)"), "ferry-old"},
            {Query::word("-ferry"), "ferry"},
            {Query::word("\u201cold\u201d quay"), "old-quay"},
            {Query::word("harb*"), "harb"},
            {Query::word("boat^2"), "boat-2"},
            {Query::word("title:boat"), "title-boat"},
            {Query::word("source:boat", "source"), "source:source:boat"},
            {Query::word("a\tb"), "a-b"},
            {Query::word("OR"), "OR^1"},
            {Query::word("old harbour.txt", "path"), "path:\"old harbour.txt\""},
            {Query::word("notes~", "path"), "path:\"notes~\""},
            {Query::word("01..", "lang"), "lang:01.."},
            {Query::word("01..", "title"), "title:01.."},
            {Query::phrase("a \"b\" c"), "\"a  b  c\""},
        };
        for (const auto& [query, written] : cases) {
            const std::string shown_written(written);
            CAPTURE(shown_written);
            CHECK(to_string(query) == written);
            CHECK(to_string(parse_query(written, fields).query) == written);
            CHECK(parse_query(written, fields).warnings.empty());
        }
        Query boosted = Query::word("ferry inquiry");
        boosted.boost = 2;
        CHECK(to_string(boosted) == "ferry-inquiry^2");
    }

    TEST_CASE("the output of to_string() for a parsed query is parsed as the same query") {
        std::mt19937 random(66);
        const std::vector<std::string> pieces = {
            "a",       "b*",      "?c",       "w?d",    "harbour", "é",        "東",  " ",        " ",
            " ",       "\"",      "\u201c",   "\u201d", "\u00ab",  "\u00bb",   "(",   ")",        "-",
            "+",       "OR",      "AND",      "NOT",    "NEAR/2",  "NEAR",     "~",   "~2",       "^2",
            "^0.5",    "^",       "title:",   "date:",  "pages:",  "nofield:", "=",   "source:=", "\\",
            "\\ ",     "source:", "source:*", "a\\ b:", ">",       "<",        "=\"", "2021",     "..",
            "2021-03", "*",       "?",        ":",      "'",       "|",        "1",   ".5",       "/"};
        for (int round = 0; round < 60'000; ++round) {
            std::string text;
            for (std::size_t size = random() % 14; size > 0; --size) text += pieces[random() % pieces.size()];
            const Query query = parse_query(text, fields).query;
            const std::string written = to_string(query);
            const Query again = parse_query(written, fields).query;
            if (again == query) continue;
            CAPTURE(text);
            CAPTURE(written);
            CAPTURE(tree(query));
            REQUIRE(tree(again) == tree(query));
            REQUIRE(again == query);
        }
    }
}

}  // namespace kwic
