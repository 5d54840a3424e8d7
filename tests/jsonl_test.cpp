// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temp_dir.hpp"

#include <indexer/jsonl.hpp>
#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using kwic::Field;
using kwic::indexer::JsonLine;
using kwic::indexer::parse_json_line;
using kwic::test::TempDir;

namespace {

struct Read {
    std::size_t number;
    std::size_t size;
    std::string id;  // or the cause
};

std::vector<Read> read(std::string_view bytes, std::uint64_t max_size = 1 << 20) {
    const TempDir dir;
    const auto lines = kwic::indexer::open_json_lines({dir.write("lines", bytes).string()});
    std::vector<Read> all;
    kwic::indexer::read_json_lines(lines.front(), max_size, [&](std::size_t number, std::size_t size, JsonLine line) {
        all.push_back({number, size, line.document ? line.document->id : line.cause});
    });
    return all;
}

}  // namespace

TEST_SUITE("jsonl") {
    TEST_CASE("members of the document are taken as they are") {
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
    }

    TEST_CASE("an id is enough and null is as if it were not there") {
        const auto line = parse_json_line(R"({"id":"1","title":null,"date":null,"author":null})");
        REQUIRE(line.document);
        CHECK(line.document->title.empty());
        CHECK(line.document->fields.empty());
        CHECK(line.ignored.empty());
    }

    TEST_CASE("further members become fields") {
        struct Case {
            std::string member;
            std::vector<Field> fields;
        };
        const std::vector<Case> cases = {
            {R"("author":"Ann")", {{"author", "Ann"}}},
            {R"("Word-Count_2":12)", {{"word-count_2", 12.0}}},
            {R"("n":-1.5e3)", {{"n", -1500.0}}},
            {R"("big":18446744073709551615)", {{"big", 18446744073709551615.0}}},
            {R"("draft":true,"final":false)", {{"draft", "true"}, {"final", "false"}}},
            {R"("tags":["a","b",""])", {{"tags", "a"}, {"tags", "b"}, {"tags", ""}}},
            {R"("mixed":["a",2,true,null])", {{"mixed", "a"}, {"mixed", 2.0}, {"mixed", "true"}}},
            {R"("my key":"x")", {{"my_key", "x"}}},
            {R"("été":"x")", {{"x__t__", "x"}}},
            {R"("_id":"x")", {{"x_id", "x"}}},
            {R"("":"x")", {{"x", "x"}}},
        };
        for (const Case& c : cases) {
            CAPTURE(c.member);
            const auto line = parse_json_line(R"({"id":"1",)" + c.member + "}");
            REQUIRE(line.document);
            CHECK(line.document->fields == c.fields);
        }
    }

    TEST_CASE("what no field can hold is ignored and named") {
        const auto line = parse_json_line(R"({"id":"1","a":{"b":1},"c":["x",["y"]],"d":[]})");
        REQUIRE(line.document);
        CHECK(line.document->fields == std::vector<Field>{{"c", "x"}});
        CHECK(line.ignored == std::vector<std::string>{"a", "c"});
    }

    TEST_CASE("a bad line says why") {
        struct Case {
            std::string line;
            std::string cause;
        };
        const std::vector<Case> cases = {
            {"{", "parse error"},
            {"{} {}", "parse error"},
            {"nonsense", "parse error"},
            {R"({"id":"\ud800"})", "surrogate"},
            {R"({"id":"1","n":1e999})", "number overflow"},
            {"[]", "not a JSON object"},
            {"\"id\"", "not a JSON object"},
            {"{}", "no 'id'"},
            {R"({"id":""})", "no 'id'"},
            {R"({"id":null})", "no 'id'"},
            {R"({"id":17})", "'id' is not a string"},
            {R"({"id":"1","text":["a"]})", "'text' is not a string"},
            {R"({"id":"1","title":2})", "'title' is not a string"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.line);
            const auto line = parse_json_line(c.line);
            CHECK_FALSE(line.document.has_value());
            CHECK(line.cause.find(c.cause) != std::string::npos);
        }
    }

    TEST_CASE("dates are a year and perhaps a month and a day that exist") {
        for (const char* date : {"2023", "2023-07", "2023-07-19", "2024-02-29", "0001-01-01", ""}) {
            CAPTURE(date);
            CHECK(parse_json_line(R"({"id":"1","date":")" + std::string(date) + "\"}").document.has_value());
        }
        for (const char* date : {"23", "2023-7", "2023-13", "2023-00", "2023-02-29", "2023-07-32",
                                 "2023-07-19T10:00:00Z", "2023/07/19", "19.07.2023", "July 2023", "-2023", "2023-"}) {
            CAPTURE(date);
            CHECK(parse_json_line(R"({"id":"1","date":")" + std::string(date) + "\"}").cause ==
                  "'" + std::string(date) + "' is not a date");
        }
    }

    TEST_CASE("bytes that are not UTF-8 are replaced and counted") {
        const auto line = parse_json_line("{\"id\":\"1\",\"text\":\"caf\xe9 \xff\"}");
        REQUIRE(line.document);
        CHECK(line.document->text == "caf\uFFFD \uFFFD");
        CHECK(line.replacements == 2);
    }

    TEST_CASE("very deep nesting is read or refused but survived") {
        const std::string open(1'000'000, '[');
        CHECK_FALSE(parse_json_line(open).document.has_value());
        const auto line = parse_json_line("{\"id\":\"1\",\"a\":" + open + std::string(1'000'000, ']') + "}");
        REQUIRE(line.document);
        CHECK(line.ignored == std::vector<std::string>{"a"});
    }

    TEST_CASE("lines are numbered from one and blank ones are passed over") {
        const auto all = read("{\"id\":\"a\"}\n\n \t\r\n{\"id\":\"b\"}\r\n[]\n{\"id\":\"c\"}");
        REQUIRE(all.size() == 4);
        CHECK(all[0].number == 1);
        CHECK(all[0].id == "a");
        CHECK(all[0].size == 10);
        CHECK(all[1].number == 4);
        CHECK(all[1].id == "b");
        CHECK(all[2].number == 5);
        CHECK(all[2].id == "not a JSON object");
        CHECK(all[3].number == 6);
        CHECK(all[3].id == "c");
        CHECK(read("").empty());
        CHECK(read("\xEF\xBB\xBF{\"id\":\"after a byte-order mark\"}\n").front().id == "after a byte-order mark");
    }

    TEST_CASE("lines may be longer than the buffer and are bad over the limit") {
        const std::string text(700'000, 't');
        const auto all = read("{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\"}\n");
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == "a");
        CHECK(all[0].size > text.size());
        const auto limited = read("{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\"}\n" + text, 1000);
        REQUIRE(limited.size() == 3);
        CHECK(limited[0].id == "line too large");
        CHECK(limited[1].id == "b");
        CHECK(limited[2].id == "line too large");
    }

    TEST_CASE("a file that cannot be read is an error that names it") {
        const TempDir dir;
        CHECK_THROWS_WITH_AS(kwic::indexer::open_json_lines({(dir / "absent").string()}),
                             doctest::Contains("absent': no such file or directory"), kwic::Error);
        const auto folder = kwic::indexer::open_json_lines({dir.path().string()});
        CHECK_THROWS_WITH_AS(
            kwic::indexer::read_json_lines(folder.front(), 1000, [](std::size_t, std::size_t, JsonLine) {}),
            doctest::Contains("is a directory"), kwic::Error);
    }
}
