// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/input.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using kwic::Field;
using kwic::parse_json_line;

TEST_SUITE("members of JSON lines") {
    TEST_CASE("a number in a field of InputOptions::string_fields is its JSON text") {
        kwic::InputOptions options;
        options.string_fields = {"code", "a.b"};
        const auto line =
            parse_json_line(R"({"id":"1","text":"t","code":1.10,"a":{"b":[1e2,"x", 007e0 ]},"n":1.10})", options);
        CHECK_FALSE(line.document);  // 007 is not JSON
        const auto read = parse_json_line(
            R"({"id":"1","text":"t","code":1.10,"a":{"b":[1e2,"x",-0.0 ]},"n":1.10,"c":true})", options);
        REQUIRE(read.document);
        CHECK(read.document->fields ==
              std::vector<Field>{
                  {"a.b", "1e2"}, {"a.b", "x"}, {"a.b", "-0.0"}, {"c", true}, {"code", "1.10"}, {"n", 1.1}});
        CHECK_FALSE(parse_json_line(R"({"id":"1","code":1.1.0})", options).document);
    }

    TEST_CASE("members without a special meaning become custom fields") {
        struct Case {
            std::string member;
            std::vector<Field> fields;
        };
        const std::vector<Case> cases = {
            {R"("author":"Ann")", {{"author", "Ann"}}},
            {R"("Word-Count_2":12)", {{"Word-Count_2", std::int64_t{12}}}},
            {R"("n":-1.5e3)", {{"n", -1500.0}}},
            {R"("n":3.0)", {{"n", 3.0}}},
            {R"("big":9223372036854775807)", {{"big", std::int64_t{9223372036854775807}}}},
            {R"("big":18446744073709551615)", {{"big", 18446744073709551615.0}}},
            {R"("draft":true,"final":false)", {{"draft", true}, {"final", false}}},
            {R"("tags":["a","b",""])", {{"tags", "a"}, {"tags", "b"}, {"tags", ""}}},
            {R"("mixed":["a",2,true,null])", {{"mixed", "a"}, {"mixed", std::int64_t{2}}, {"mixed", true}}},
            {R"("my key":"x")", {{"my key", "x"}}},
            {R"("été":"x")", {{"été", "x"}}},
            {R"("_id":"x")", {{"_id", "x"}}},
            {R"("user.name":"x")", {{"user.name", "x"}}},
            {R"("a":{"b":{"c":1,"d":["x","y"]}})", {{"a.b.c", std::int64_t{1}}, {"a.b.d", "x"}, {"a.b.d", "y"}}},
            {R"("a":[{"b":"x"},{"b":"y","c":true}])", {{"a.b", "x"}, {"a.b", "y"}, {"a.c", true}}},
            {R"("a":[["x"],[["y"]]])", {{"a", "x"}, {"a", "y"}}},
            {R"("a":{},"b":[],"c":[null])", {}},
            {R"("\\title":"x","\\\\id":"y")", {{"\\id", "y"}, {"title", "x"}}},
            {R"("\\other":"x")", {{"\\other", "x"}}},
        };
        for (const Case& c : cases) {
            CAPTURE(c.member);
            const auto line = parse_json_line(R"({"id":"1",)" + c.member + "}");
            REQUIRE(line.document);
            CHECK(line.document->fields == c.fields);
        }
    }

    TEST_CASE("a member whose name no field can have is ignored, and a note names it") {
        const std::string name(300, 'x');
        const auto line = parse_json_line(R"({"id":"1","text":"t","":"x","a":{"b":1,")" + name + R"(":2}})");
        REQUIRE(line.document);
        CHECK(line.document->fields == std::vector<Field>{{"a.b", std::int64_t{1}}});
        CHECK(line.notes == std::vector<std::string>{"ignored member '': a field cannot have this name",
                                                     "ignored member 'a." + name + "': a field cannot have this name"});
    }

    TEST_CASE("a number as the id, the title or a text stands for its JSON text") {
        const auto line = parse_json_line(R"({"id":1413617112501850121 ,"title":2.50,"text":17})");
        REQUIRE(line.document);
        CHECK(line.document->id == "1413617112501850121");
        CHECK(line.document->title == "2.50");
        CHECK(line.document->text == "17");
    }

    TEST_CASE("a title or language that is not a text becomes a custom field") {
        const auto line = parse_json_line(R"({"id":"1","text":"t","title":{"en":"x"},"language":true})");
        REQUIRE(line.document);
        CHECK(line.document->title.empty());
        CHECK(line.document->fields == std::vector<Field>{{"language", true}, {"title.en", "x"}});
    }

    TEST_CASE("the text consists of all values of the member, or else of all strings, each on a line") {
        struct Case {
            std::string members;
            std::string text;
        };
        const std::vector<Case> cases = {
            {R"("text":["a",{"type":"link","text":"b"},3])", "a\nlink\nb\n3"},
            {R"("b":"x","a":["y","z"],"n":1,"c":{"d":"w"},"title":"t")", "x\ny\nz\nw"},
            {R"("b":"x","text":"")", ""},
            {R"("b":"x","text":[])", "x"},
            {R"("b":"x","text":null)", "x"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.members);
            const auto line = parse_json_line(R"({"id":"1",)" + c.members + "}");
            REQUIRE(line.document);
            CHECK(line.document->text == c.text);
        }
    }

    TEST_CASE("options name the members with special meanings") {
        const kwic::InputOptions options{
            .id_field = "key", .title_field = "subject", .date_field = "at", .text_fields = {"body", "summary"}};
        const auto line = parse_json_line(
            R"({"summary":"s","body":["a","b"],"key":7,"subject":"t","at":1716163200,"id":"x","text":"y","date":"z"})",
            options);
        REQUIRE(line.document);
        CHECK(line.document->id == "7");
        CHECK(line.document->title == "t");
        CHECK(line.document->text == "a\nb\ns");
        CHECK(line.document->date == "2024-05-20T00:00:00Z");
        CHECK(line.document->fields == std::vector<Field>{{"date", "z"}, {"id", "x"}, {"text", "y"}});
        CHECK(line.notes.empty());
        CHECK(parse_json_line(R"({"key":"1","at":1716163200500})", options).document->date == "2024-05-20T00:00:00Z");
        CHECK(parse_json_line(R"({"key":"1","other":"x"})", options).document->text.empty());
        CHECK(parse_json_line(R"({"id":"1"})", options).cause == "no 'key'");
    }

    TEST_CASE("a list is not an id, whatever its elements") {
        for (const std::string id : {"[1]", "[\"a\"]", "[1,2]", "[]", "[[1]]", "[null]"}) {
            CAPTURE(id);
            const auto line = parse_json_line(R"({"text":"t","id":)" + id + "}");
            CHECK_FALSE(line.document);
            CHECK(line.cause == "'id' is not a string or a number");
        }
    }

    TEST_CASE("a line can remove a document or replace some of its fields") {
        using Action = kwic::JsonLine::Action;
        const auto removal = parse_json_line(R"({"_delete":true,"id":"x","text":"ignored"})");
        REQUIRE(removal.document);
        CHECK(removal.action == Action::remove);
        CHECK(removal.document->id == "x");
        CHECK(removal.document->text.empty());
        const auto patch = parse_json_line(
            R"({"id":"x","_patch":true,"price":5,"tags":["a"],"old":null,"older":[],"at":{"city":null,"zip":"1"}})");
        REQUIRE(patch.document);
        CHECK(patch.action == Action::patch);
        CHECK(patch.document->fields == std::vector<Field>{{"at.zip", "1"}, {"price", std::int64_t{5}}, {"tags", "a"}});
        CHECK(patch.cleared == std::vector<std::string>{"at.city", "at", "at.*", "old", "old.*", "older", "older.*"});
        CHECK(parse_json_line(R"({"id":"x","_patch":true,"a":[{"b":1},2],"c":[3,4],"d":{}})").cleared ==
              std::vector<std::string>{"a.*", "d", "d.*"});
        CHECK(parse_json_line(R"({"id":"x","_patch":true,"text":"t"})").cause == "a patch cannot change 'text'");
        CHECK(parse_json_line(R"({"id":"x","_patch":true,"_delete":true})").cause.find("both") == 0);
        CHECK(parse_json_line(R"({"id":"x","_delete":1})").cause == "'_delete' is not a boolean");
        CHECK(parse_json_line(R"({"_delete":true})").cause == "no 'id'");
        const auto put = parse_json_line(R"({"id":"x","_delete":false,"_patch":null})");
        REQUIRE(put.document);
        CHECK(put.action == Action::put);
        CHECK(put.document->fields.empty());
    }

    TEST_CASE("a date is a year, a month, a day, a time, or a text in which kwic finds a date") {
        for (const char* date : {"2023", "2023-07", "2023-07-19", "2024-02-29", "0001-01-01", "2023-07-19T10:00:00Z",
                                 "2023-07-19 10:00", ""}) {
            CAPTURE(date);
            const auto line = parse_json_line(R"({"id":"1","date":")" + std::string(date) + "\"}");
            REQUIRE(line.document);
            CHECK(line.document->date == date);
            CHECK(line.notes.empty());
        }
        for (const char* date : {"19 July 2023", "Wed, 19 Jul 2023 10:00:00 +0200"})
            CHECK(parse_json_line(R"({"id":"1","date":")" + std::string(date) + "\"}").document->date == "2023-07-19");
    }

    TEST_CASE("a date that cannot be read becomes a custom field, and a note says so") {
        for (const char* date :
             {"\"23\"", "\"2023-13\"", "\"2023-02-29\"", "\"-2023\"", "1716163200", "[\"2023\",\"2024\"]"}) {
            CAPTURE(date);
            const auto line = parse_json_line(R"({"id":"1","date":)" + std::string(date) + "}");
            REQUIRE(line.document);
            CHECK(line.document->date.empty());
            REQUIRE_FALSE(line.document->fields.empty());
            CHECK(line.document->fields[0].name == "date");
            CHECK(line.notes == std::vector<std::string>{"the member 'date' is not a date: it became a custom field"});
        }
    }
}
