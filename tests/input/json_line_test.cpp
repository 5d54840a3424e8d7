// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/json_line.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using kwic::Field;
using kwic::JsonLineParser;
using kwic::parse_json_line;

TEST_SUITE("JSON line") {
    TEST_CASE("the built-in members of a line are copied into the document") {
        const auto line = parse_json_line(
            R"({"id":"a/1","title":"Détente","text":"Line\nanother \u00e9","date":"2023-07","language":"fr"})");
        REQUIRE(line.document);
        CHECK(line.document->id == "a/1");
        CHECK(line.document->title == "Détente");
        CHECK(line.document->text == "Line\nanother é");
        CHECK(line.document->date == "2023-07");
        CHECK(line.document->language == "fr");
        CHECK(line.document->fields.empty());
        CHECK_FALSE(line.document->file.has_value());
        CHECK(line.replacements == 0);
        CHECK(line.number == 1);
        CHECK(parse_json_line(R"({"id":"é"})").size == 11);
    }

    TEST_CASE("only the id is required, and null means absent") {
        const auto line = parse_json_line(R"({"id":"1","title":null,"date":null,"author":null})");
        REQUIRE(line.document);
        CHECK(line.document->title.empty());
        CHECK(line.document->fields.empty());
        CHECK(line.notes.empty());
    }

    TEST_CASE("each bad line has a cause") {
        struct Case {
            std::string line;
            std::string cause;
        };
        const std::vector<Case> cases = {
            {"{", "parse error"},
            {"{} {}", "parse error"},
            {"nonsense", "parse error"},
            {R"({"id":"\ud80"})", "bad escape"},
            {R"({"id":"1","n":1e999})", "malformed or too large"},
            {"[]", "not a JSON object"},
            {"\"id\"", "not a JSON object"},
            {"{}", "no 'id'"},
            {R"({"id":""})", "no 'id'"},
            {R"({"id":null})", "no 'id'"},
            {R"({"id":true})", "'id' is not a string or a number"},
            {R"({"id":["a","b"]})", "'id' is not a string or a number"},
            {R"({"id":{"$oid":"x"}})", "'id' is not a string or a number"},
            {R"({"id":"1","price":1e999})", "in 'price'"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.line);
            const auto line = parse_json_line(c.line);
            CHECK_FALSE(line.document.has_value());
            CHECK(line.cause.find(c.cause) != std::string::npos);
        }
    }

    TEST_CASE("an invalid JSON value is refused in every position") {
        const auto is_refused = [](const std::string& line) {
            CAPTURE(line);
            const auto read = parse_json_line(line);
            CHECK_FALSE(read.document.has_value());
            CHECK(read.cause.find("parse error") != std::string::npos);
        };
        for (const std::string value : {".5", "+1", "NaN", "Infinity", "nil", "True", "]", "}", ":", ",", "'a'", "a",
                                        "-Infinity", "0x10", "01", "1."}) {
            is_refused(R"({"id":"1","a":)" + value + "}");
            is_refused(R"({"id":"1","a":[)" + value + "]}");
            is_refused(R"({"id":"1","a":[1,)" + value + "]}");
            is_refused(R"({"id":"1","a":{"b":)" + value + "}}");
            is_refused(R"({"id":"1","a":[[)" + value + "]]}");
            is_refused(R"({"id":"1","text":)" + value + "}");
            is_refused(R"({"id":)" + value + "}");
            // Here, a value that begins like a number is refused at its first character, because a line is an object.
            // The cause is then not a parse error.
            if (value[0] == '-' || value[0] == '0' || value[0] == '1') continue;
            is_refused(value);
        }
    }

    TEST_CASE("bytes that are not UTF-8 are replaced and counted") {
        const auto line = parse_json_line("{\"id\":\"1\",\"text\":\"caf\xe9 \xff\"}");
        REQUIRE(line.document);
        CHECK(line.document->text == "caf\uFFFD \uFFFD");
        CHECK(line.replacements == 2);
    }

    TEST_CASE("half a surrogate pair becomes U+FFFD in every string, and the rest of the document is kept") {
        const std::string replaced = "\uFFFD";
        struct Case {
            std::string escapes;
            std::string text;
            std::size_t replacements;
        };
        const std::vector<Case> cases = {
            {R"(\ud83d)", replaced, 1},
            {R"(\uDE00)", replaced, 1},
            {R"(\ude00\uD83D)", replaced + replaced, 2},
            {R"(\ud83d\ud83d\ude00)", replaced + "😀", 1},
            {R"(\ud83d\ude00\ude00)", "😀" + replaced, 1},
            {R"(\ud83d\u0041)", replaced + "A", 1},
            {R"(\uDBFF\n\udfff)", replaced + "\n" + replaced, 2},
            {R"(\ud83d\\ude00)", replaced + "\\ude00", 1},
            {R"(\\ud83d)", "\\ud83d", 0},
            {R"(\\\ud83d)", "\\" + replaced, 1},
            {R"(\ud7ff\ue000)", "\uD7FF\uE000", 0},
        };
        for (const Case& c : cases) {
            CAPTURE(c.escapes);
            const std::string text = "a " + c.escapes + " z";
            const auto line =
                parse_json_line(R"({"id":")" + text + R"(","title":")" + text + R"(","text":")" + text + R"(","f":")" +
                                text + R"(","list":[")" + text + R"("],"o":{")" + text + R"(":")" + text + R"("}})");
            REQUIRE(line.document);
            const std::string expected = "a " + c.text + " z";
            CHECK(line.document->id == expected);
            CHECK(line.document->title == expected);
            CHECK(line.document->text == expected);
            CHECK(line.document->fields ==
                  std::vector<Field>{{"f", expected}, {"list", expected}, {"o." + expected, expected}});
            CHECK(line.replacements == 7 * c.replacements);
        }
        CHECK(parse_json_line(R"({"id":"1","k\ud83d":"x"})").document->fields == std::vector<Field>{{"k\uFFFD", "x"}});
        CHECK(parse_json_line("\xEF\xBB\xBF"
                              R"({"id":"1","text":"\ud83d)"
                              "\xff"
                              R"("})")
                  .replacements == 2);
        CHECK(parse_json_line(R"({"id":"\ud83d","text":"\q"})").cause.find("bad escape") != std::string::npos);
    }

    TEST_CASE("very deep nesting does not crash the parser") {
        const std::string open(1'000'000, '[');
        CHECK_FALSE(parse_json_line(open).document.has_value());
        const auto line = parse_json_line("{\"id\":\"1\",\"a\":" + open + std::string(1'000'000, ']') + "}");
        REQUIRE(line.document);
        CHECK(line.notes == std::vector<std::string>{"ignored parts of 'a': nested more than 500 deep"});
    }

    TEST_CASE("integers of any length are numbers") {
        const auto line = parse_json_line(R"({"id":"1","n":123456789012345678901234567890,"m":-9223372036854775809})");
        REQUIRE(line.document);
        CHECK(line.document->fields ==
              std::vector<Field>{{"m", -9223372036854775809.0}, {"n", 123456789012345678901234567890.0}});
    }

    TEST_CASE("the last of several members with the same name is used") {
        const auto line = parse_json_line(
            R"({"id":"1","a":"x","text":"first","a":["y","z"],"b":1,"b":null,"c":{},"c":2,"text":"last","id":"2"})");
        REQUIRE(line.document);
        CHECK(line.document->id == "2");
        CHECK(line.document->text == "last");
        CHECK(line.document->fields == std::vector<Field>{{"a", "y"}, {"a", "z"}, {"c", std::int64_t{2}}});
        CHECK(line.notes.empty());
        CHECK(parse_json_line(R"({"id":"1","id":null})").cause == "no 'id'");
    }

    TEST_CASE("nested values must be valid JSON") {
        for (const char* member : {R"("a":{"b":nonsense})", R"("a":[["x" "y"]])", R"("a":[[01]])", R"("a":[["\ud80"]])",
                                   R"("a":{"b":tru})", R"("a":{"b"})", R"("a":{"b":1,})", R"("a":[[nul]])"}) {
            CAPTURE(std::string(member));
            CHECK(parse_json_line(R"({"id":"1",)" + std::string(member) + "}").cause.starts_with("parse error"));
        }
    }

    TEST_CASE("lines that are not JSON are refused") {
        for (const char* text : {R"({"id":"1")",
                                 R"({"id":"1",})",
                                 R"({"id":"1"}})",
                                 R"({"id":"1"},)",
                                 R"({"id" "1"})",
                                 R"({"id":"1" "b":2})",
                                 R"({"id":"1)",
                                 R"({'id':'1'})",
                                 R"({id:"1"})",
                                 "{\"id\":\"a\tb\"}",
                                 R"({"id":"1","n":.5})",
                                 R"({"id":"1","n":12x})",
                                 R"({"id":"1","n":-})",
                                 R"({"id":"1","n":tru})",
                                 R"({"id":"1","n":nul})",
                                 R"({"id":"1","n":nullx})",
                                 R"({"id":"1","n":NaN})",
                                 R"({"id":"\x"})",
                                 R"({"id":"1","a":[1,]})",
                                 R"({"id":"1","a":[1})",
                                 R"({"id":"1","a":]})",
                                 R"({"id":"1"} x)",
                                 R"(nul)",
                                 R"(x)",
                                 R"(})"}) {
            CAPTURE(std::string(text));
            const auto line = parse_json_line(text);
            CHECK_FALSE(line.document.has_value());
            CHECK(line.cause.starts_with("parse error"));
        }
    }

    TEST_CASE("every proper prefix of a line is a bad line") {
        const std::string whole =
            R"({"id":"a\u00e9\n","n":[1.5e3,true,null,{"b":["\ud83d\ude00"]}],"text":"x","d":-0.25,"e":false})";
        REQUIRE(parse_json_line(whole).document);
        for (std::size_t size = 1; size < whole.size(); ++size) {
            CAPTURE(size);
            CHECK_FALSE(parse_json_line(whole.substr(0, size)).document.has_value());
        }
    }

    TEST_CASE("a parser reads any number of lines of any length") {
        JsonLineParser parser;
        for (const std::size_t length : {10, 100'000, 1, 300'000, 0, 2'000'000}) {
            CAPTURE(length);
            std::string line = R"({"id":"1","text":")" + std::string(length, 't') + "\"}";
            const std::size_t size = line.size();
            line.append(JsonLineParser::padding, '"');
            const auto read = parser.parse(std::string_view(line).substr(0, size));
            REQUIRE(read.document);
            CHECK(read.document->text == std::string(length, 't'));
            CHECK_FALSE(parser.parse(std::string_view(line).substr(0, size - 1)).document);
        }
    }
}
