// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temp_dir.hpp"
#include "support/warnings.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using kwic::as_typed;

TEST_SUITE("as_typed") {
    TEST_CASE("the last word is searched as a complete word and as the beginning of a word") {
        CHECK(as_typed("harb") == "(harb OR harb*)");
        CHECK(as_typed("harbour tal") == "harbour (tal OR tal*)");
        CHECK(as_typed("talks OR tru") == "talks OR (tru OR tru*)");
        CHECK(as_typed("(dam flo") == "(dam (flo OR flo*)");
        CHECK(as_typed("title:prot") == "(title:prot OR title:prot*)");
        CHECK(as_typed("пере") == "(пере OR пере*)");
    }

    TEST_CASE("if an unclosed phrase has several words, the last word is searched as the beginning of a word") {
        CHECK(as_typed("old \"harbour ta") == "old \"harbour ta*");
        CHECK(as_typed("\"harbour talks\"") == "\"harbour talks\"");
        CHECK(as_typed("\"harb") == "\"harb");
        CHECK(as_typed("\u201cold harbour ta") == "\u201cold harbour ta*");
        for (const char* closed : {"\u201cjoint board\u201d", "\"joint board\u201d", "\u00abjoint board\u00bb",
                                   "\u201ejoint board\u201c", "\u300cjoint board\u300d", "\"joint board "}) {
            CAPTURE(closed);
            CHECK(as_typed(closed) == closed);
        }
    }

    TEST_CASE(
        "a query is unchanged if its last word is complete, is a single letter, or has punctuation, an operator or a "
        "field") {
        for (const char* query :
             {"",           " ",          "harbour ",      "h",           "é",          "harb*",   "harb~",
              "harb^2",     "ferry -inq", "ferry NOT inq", "a NEAR/5 bo", "harbour OR", "date:20", "path:ga",
              "author:smi", "e-mai",      "don't",         "talks?",      "(a b)",      "(a b)^2", "\"a b\"~3"}) {
            CAPTURE(query);
            CHECK(as_typed(query) == query);
        }
    }

    TEST_CASE("any bytes are a valid query") {
        CHECK(as_typed("\xff") == "\xff");
        CHECK(as_typed("\xff\xfe").size() > 0);
        CHECK(as_typed(std::string(100'000, 'a')).size() >= 100'000);
    }

    TEST_CASE("a search with SearchOptions::typing finds documents before the last word is complete") {
        const kwic::test::TempDir dir;
        kwic::IndexWriter writer(dir / "index");
        writer.put({.id = "a", .text = "Envoys resume harbour talks"});
        writer.commit();
        kwic::Searcher searcher(dir / "index");
        for (const char* typed : {"ha", "harb", "harbour", "envoys ha", "\"harbour ta"}) {
            CAPTURE(typed);
            CHECK(searcher.search(typed, {.typing = true}).hits.size() == 1);
        }
        CHECK(searcher.search("harb").hits.empty());
        CHECK(searcher.search("harb", {.plain = true, .typing = true}).hits.empty());
        CHECK(searcher.search("envoys ha", {.typing = true}).interpreted == "envoys (ha OR ha*)");
        CHECK(searcher.search("envoys ha", {.typing = true}).query == "envoys ha");
        CHECK(to_string(searcher.explain("harb", {.typing = true})).find("word: harb* = harbour (1)") !=
              std::string::npos);
        CHECK(searcher.why("a", "harb", {.typing = true})->is_found);
    }

    TEST_CASE("a suggested spelling corrects the typed words") {
        const kwic::test::TempDir dir;
        kwic::IndexWriter writer(dir / "index");
        for (const char* id : {"a", "b", "c"}) writer.put({.id = id, .text = "Envoys resume harbour talks"});
        writer.commit();
        kwic::Searcher searcher(dir / "index");
        CHECK(searcher.search("envoys harbuor", {.typing = true}).suggestion == "envoys harbour");
        CHECK_FALSE(searcher.search("envoys harbou", {.typing = true}).suggestion);  // a prefix
    }

    TEST_CASE("only patterns that the user typed cause a warning") {
        const kwic::test::TempDir dir;
        kwic::IndexWriter writer(dir / "index");
        std::string text = "tables of talks ";
        for (int i = 0; i < 300; ++i) text += " ta" + std::to_string(i);
        writer.put({.id = "a", .text = text});
        writer.commit();
        kwic::Searcher searcher(dir / "index");
        using Warnings = std::vector<std::string>;
        const Warnings warnings = {"'ta*' matches 302 words: only the 200 most frequent are searched"};
        CHECK(kwic::test::messages(searcher.search("\"of ta*\"", {.typing = true}).warnings) == warnings);
        CHECK(kwic::test::messages(searcher.search("ta", {.typing = true}).warnings) == Warnings{});
        CHECK(kwic::test::messages(searcher.search("\"of ta*\" ta", {.typing = true}).warnings) == warnings);
        CHECK(kwic::test::messages(searcher.search("\"of ta", {.typing = true}).warnings) ==
              Warnings{"a quotation mark was not closed: it was read as closed at the end"});
    }
}
