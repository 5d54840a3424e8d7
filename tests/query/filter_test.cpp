// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/filter.hpp"

#include "support/query_tree.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

std::string filter(const std::string& text) { return test::tree(parse_filter(text, test::query_fields)); }

// Returns the message of the error that parse_filter() throws, or an empty string.
std::string refusal(const std::string& text) {
    try {
        parse_filter(text, test::query_fields);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return {};
}

}  // namespace

TEST_SUITE("parse_filter") {
    TEST_CASE("a filter that fits the grammar is read like a query") {
        for (const std::string text :
             {"harbour talks", "source:post -title:draft", "date:2023-07..2023-09", "(a OR b) NOT \"c d\"~3",
              "pages:>5 source:(post OR times)", "a NEAR/5 b", "harb* talx~ literal:\"a b\"", "*", "el-Masri"}) {
            CAPTURE(text);
            CHECK(filter(text) == test::tree(parse_query(text, test::query_fields).query));
        }
    }

    TEST_CASE("each mistake in a filter is an error that names the filter") {
        for (const std::string text : {"",
                                       " ",
                                       "()",
                                       "\"\"",
                                       "source:\"\"",
                                       "source:",
                                       "colour:",
                                       "colour:()",
                                       "source:post OR",
                                       "OR source:post",
                                       "AND a",
                                       "a AND",
                                       "NOT",
                                       "a NOT",
                                       "a -",
                                       "- a",
                                       "a - b",
                                       "-(a) -",
                                       "--list",
                                       "a -OR b",
                                       "(a",
                                       "a)",
                                       "\"a b",
                                       "source:\"post",
                                       "source:post\"",
                                       "27\"",
                                       "source:\u201cpost",
                                       "a NEAR",
                                       "NEAR b",
                                       "a NEAR/200 b",
                                       "date:soon",
                                       "date:2023-13",
                                       "date:2023..2022",
                                       "date:\"soon\"",
                                       "std::string",
                                       "source::post",
                                       "source:=post^2",
                                       "source:=post~",
                                       "source:(literal:\"a\")",
                                       "w*~",
                                       "fuzz~9",
                                       "\"a b\"~200",
                                       "a\xff"}) {
            CAPTURE(text);
            const std::string message = refusal(text);
            CHECK(message.find("filter '") == 0);
        }
        CHECK(refusal("source:post OR") == "filter 'source:post OR': ignored OR: it needs a word on each side");
        CHECK(refusal(std::string(9000, 'a')).size() < 300);
    }

    TEST_CASE("a filter that exceeds a limit is an error") {
        std::string words, brackets;
        for (int i = 0; i < 257; ++i) words += "a" + std::to_string(i) + " ";
        for (int i = 0; i < 65; ++i) brackets += "(";
        CHECK(refusal(words).find("256 words") != std::string::npos);
        CHECK(refusal(brackets + "a" + std::string(65, ')')).find("64") != std::string::npos);
        CHECK(refusal("a " + std::string(8192, 'b')).find("8192 bytes") != std::string::npos);
    }

    TEST_CASE("a name before a colon is the name of a field, even if no field has this name") {
        CHECK(filter("colour:red") == "colour:red");
        CHECK(filter("http://x") == "http://x");
        CHECK(filter("\\date:x user\\ name:=\"a b\"") == "(& \\date:x user name:=a b)");
        CHECK(filter("source:(10:30 OR =a)") == "(| source:10:30 source:=a)");
        CHECK(filter("colour:>5") == "colour:[>5 ]");
        CHECK(filter("colour:\"dark red\" -shade:(a OR b)") == "(& colour:'dark red' (- (| shade:a shade:b)))");
    }

    TEST_CASE("a hyphen before a single letter excludes, and capitals are operators") {
        CHECK(filter("a -i") == "(& a (- i))");
        CHECK(parse_query("a -i").query == Query::all_of({Query::word("a"), Query::word("-i")}));
        const std::string headline = "TRUCE TALKS OPEN IN CAIRO OR END IN TEARS AGAIN";
        CHECK(filter(headline).find("(| CAIRO END)") != std::string::npos);
        CHECK(test::tree(parse_query(headline).query).find("(|") == std::string::npos);
    }
}

TEST_SUITE("checked_filter") {
    TEST_CASE("a mistake in a tree is an error that names the filter") {
        CHECK(checked_filter(Query::word("post", "SOURCE"), test::query_fields) == Query::word("post", "source"));
        CHECK(checked_filter(Query::word("x", "colour"), test::query_fields) == Query::word("x", "colour"));
        CHECK(checked_filter(Query::nothing(), {}) == Query::nothing());
        for (const Query& query : {Query::range("date", "soon", ""), Query::range("pages", "few", ""),
                                   Query::all_of(std::vector<Query>(2000, Query::word("a")))}) {
            CHECK_THROWS_AS(checked_filter(query, test::query_fields), Error);
            CHECK_THROWS_AS(checked_filter(Query::without(query), test::query_fields), Error);
        }
    }
}

}  // namespace kwic
