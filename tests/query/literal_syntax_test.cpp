// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/literal_syntax.hpp"

#include <kwic/query.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Returns the text of the literal if the query is one literal without warnings. Otherwise returns a string that begins
// with "warning" or "not a literal".
std::string literal(const std::string& text) {
    const ParsedQuery parsed = parse_query(text);
    if (!parsed.warnings.empty()) return "warning: " + parsed.warnings[0].message;
    return parsed.query.kind == Query::Kind::literal ? parsed.query.text : "not a literal: " + to_string(parsed.query);
}

}  // namespace

TEST_SUITE("literal syntax") {
    TEST_CASE("a literal in quotation marks is read as typed") {
        CHECK(literal("literal:\"operator==\"") == "operator==");
        CHECK(literal("LITERAL:\"a OR (b* \"") == "a OR (b* ");
        CHECK(literal("literal:\"say \"\"yes\"\"\"") == "say \"yes\"");
        CHECK(literal("literal:\"a\tb\u00a0c\u200ed\ufeff\"") == "a\tb\u00a0c\u200ed\ufeff");
        CHECK(literal("\u00a0\u200eliteral:\"a\u200e\"") == "a\u200e");
        CHECK(literal("literal:\u201cit\u2019s\u201d") == "it\u2019s");
        CHECK(literal("literal:\u00aba \"b\"\u00bb") == "a \"b\"");
        CHECK(literal("literal:\"\"").empty());
        CHECK(literal("literal:\"a") == "warning: a quotation mark was not closed: it was read as closed at the end");
        CHECK(parse_query("literal:\"a\xff\"").query.text == "a\ufffd");
    }

    TEST_CASE("a literal without quotation marks ends at a space or at the bracket that closes its group") {
        CHECK(literal("literal:C++") == "C++");
        CHECK(literal("literal:x->y^2") == "x->y^2");
        CHECK(literal("literal:f(x)") == "f(x)");
        CHECK(literal("literal:__init__(self") == "__init__(self");
        CHECK(literal("literal:say\"x\"") == "say\"x\"");
        CHECK(to_string(parse_query("(literal:f(x) OR literal:y) z").query) == "(literal:\"f(x)\" OR literal:\"y\") z");
    }

    TEST_CASE("the name `literal` is a word if no literal follows the name") {
        CHECK(literal("\"literal:x\"") == "not a literal: \"literal:x\"");
        CHECK(parse_query("literal: x").query.kind == Query::Kind::all_of);
        CHECK(parse_query("literal").query.kind == Query::Kind::word);
        CHECK(parse_query("xliteral:y").query.kind == Query::Kind::word);
        CHECK(parse_query("literal::y").query.kind == Query::Kind::word);
        CHECK(plain_query("literal:y").query.kind == Query::Kind::word);
    }

    TEST_CASE("a literal can be an operand of an operator") {
        CHECK(to_string(parse_query("a -literal:\"b c\"^3 OR literal:d").query) ==
              "a (-literal:\"b c\"^3 OR literal:\"d\")");
        CHECK(parse_query("literal:\"b c\"^3").query.boost == 3);
        CHECK(parse_query("a NEAR literal:b").query.kind == Query::Kind::near);
        const ParsedQuery in_field = parse_query("title:(literal:\"x\")");
        CHECK(in_field.query == Query::literal("x"));
        CHECK(in_field.warnings.size() == 1);
        const Query query = parse_query("a literal:\"b c\" d").query;
        REQUIRE(query.children.size() == 3);
        CHECK(query.children[1].source.begin == 2);
        CHECK(query.children[1].source.end == 15);
    }

    TEST_CASE("the output of to_string() for any literal is parsed as the same literal") {
        std::mt19937 random(4);
        const std::vector<std::string> pieces = {"\"",     "\"\"", "a", " ", "\t",       "\n", "\u200e", "\u00a0",
                                                 "\u201d", "(",    ")", ":", "literal:", "^2", "~"};
        for (int run = 0; run < 5000; ++run) {
            std::string text;
            for (auto count = random() % 8; count > 0; --count) text += pieces[random() % pieces.size()];
            CAPTURE(text);
            const ParsedQuery parsed = parse_query(to_string(Query::literal(text)));
            REQUIRE(parsed.query == Query::literal(text));
            REQUIRE(parsed.warnings.empty());
        }
    }
}

}  // namespace kwic
