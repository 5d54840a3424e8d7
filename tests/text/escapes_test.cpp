// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/escapes.hpp"

#include "support/strings.hpp"
#include "text/analyzer.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic;
using test::Strings;

namespace {

std::string decoded(std::string_view text, Escapes escapes) {
    EscapeDecoder decoder;
    return std::string(decoder.decode(text, escapes));
}

// Returns the terms of a text, each with the part of the text that it is from if this differs.
Strings words(std::string_view text, Escapes escapes) {
    Analyzer analyzer;
    Strings found;
    for (const Token& token : analyzer.analyze(text, escapes)) {
        const std::string written(text.substr(token.begin, token.end - token.begin));
        found.push_back(std::string(token.term) + (written == token.term ? "" : "=" + written));
    }
    return found;
}

}  // namespace

TEST_SUITE("escapes") {
    TEST_CASE("escape sequences of JSON do not touch words") {
        CHECK(words(R"({"text":"one\ntwo\tthree\r\nfour\"five\\six\/seven\bend"})", Escapes::json) ==
              Strings{"text", "one", "two", "three", "four", "five", "six", "seven", "end"});
        CHECK(words(R"("caf\u00e9 M\u00fcnchen \u65E5\u672C \ud83d\udea2")", Escapes::json) ==
              Strings{R"(café=caf\u00e9)", R"(münchen=M\u00fcnchen)", R"(日本=\u65E5\u672C)", R"(🚢=\ud83d\udea2)"});
        CHECK(words(R"("C:\\new\\table")", Escapes::json) == Strings{"c=C", "new", "table"});
        CHECK(words(R"("\u00zz \q \ud83d")", Escapes::json) == Strings{"u00zz", "q"});
    }

    TEST_CASE("escape sequences within string literals of source code do not touch words") {
        CHECK(words(R"(print("one\ntwo\x41bc", 'three\tfour', "\033[1mfive"))", Escapes::code) ==
              Strings{"print", "one", R"(twoabc=two\x41bc)", "three", "four", "1mfive"});
        CHECK(words(R"(s = `one\n${two}` + "\u{e9}t\U000000e9 \101")", Escapes::code) ==
              Strings{"s", "one", "two", R"(été=\u{e9}t\U000000e9)", R"(a=\101)"});
        CHECK(words("/// \\brief Opens \\param name \"a\\nb\" \\note c", Escapes::code) ==
              Strings{"brief", "opens=Opens", "param", "name", "a", "b", "note", "c"});
        CHECK(words("# don't \\new 'x\\ny' isn't \\name", Escapes::code) ==
              Strings{"don't", "new", "x", "y", "isn't", "name"});
        CHECK(words(R"(r"C:\new" br'\name' @"C:\table" rb"\n" "C:\\new")", Escapes::code) ==
              Strings{"r", "c=C", "new", "br", "name", "c=C", "table", "rb", "n", "c=C", "new"});
        CHECK(words("x = \"one\\\ntwo\"\n\\new", Escapes::code) == Strings{"x", "one", "two", "new"});
    }

    TEST_CASE("only literals in double quotation marks have sequences in some languages") {
        CHECK(words(R"('app\new' "one\ntwo")", Escapes::double_quoted) == Strings{"app", "new", "one", "two"});
    }

    TEST_CASE("other texts have no escape sequences") {
        CHECK(words(R"("C:\new\table")", Escapes::none) == Strings{"c=C", "new", "table"});
        CHECK(words(R"(\brief \nharbour)", Escapes::none) == Strings{"brief", "nharbour"});
    }

    TEST_CASE("control characters become spaces or line ends") {
        CHECK(decoded(R"(a\u0000b\u001bc\u000ad\be)", Escapes::json) == "a b c\nd e");
        CHECK(decoded(R"("\0\x1b[\e\a\v")", Escapes::code) == "\"  [   \"");
        CHECK(decoded(R"(\ud800x\udc00)", Escapes::json) == "\xef\xbf\xbdx\xef\xbf\xbd");
    }

    TEST_CASE("the extension of an id states the escape sequences") {
        CHECK(escapes_of("a/b.json") == Escapes::json);
        CHECK(escapes_of("B.IPYNB") == Escapes::json);
        CHECK(escapes_of("a.py") == Escapes::code);
        CHECK(escapes_of("a.C") == Escapes::code);
        CHECK(escapes_of("a.gradle") == Escapes::code);
        CHECK(escapes_of("a.yml") == Escapes::double_quoted);
        for (const char* id : {"", "json", ".json/a", "a.txt", "a.md", "a.", "a.averylongextension", "a.tex"}) {
            CAPTURE(id);
            CHECK(escapes_of(id) == Escapes::none);
        }
    }

    TEST_CASE("the words of a text are those of the decoded text") {
        std::mt19937 random(5);
        const Strings parts = {"\\n", "\\t",   "\\u00e9",    "\\\\",          "\\\"", "\"",  "'",
                               "`",   "\\x41", "a",          "caf",           "b.",   "'s",  " ",
                               "\n",  "é",     "港",         "\\u6e2f",       "har-", "\\0", "\\",
                               "{",   "r",     "\\u{1F6A2}", "\\ud83d\\udea2"};
        Analyzer analyzer;
        Analyzer other;
        EscapeDecoder decoder;
        for (int i = 0; i < 3000; ++i) {
            std::string text;
            for (int n = 0; n < 20; ++n) text += parts[random() % parts.size()];
            CAPTURE(text);
            const auto escapes = static_cast<Escapes>(random() % 4);
            const std::string plain(decoder.decode(text, escapes));
            const auto found = analyzer.analyze(text, escapes);
            const auto expected = other.analyze(plain);
            REQUIRE(found.size() == expected.size());
            std::size_t end = 0;
            for (std::size_t k = 0; k < found.size(); ++k) {
                REQUIRE(found[k].term == expected[k].term);
                REQUIRE(found[k].begin >= end);
                REQUIRE(found[k].end > found[k].begin);
                REQUIRE(found[k].end <= text.size());
                end = found[k].end;
            }
        }
    }
}
