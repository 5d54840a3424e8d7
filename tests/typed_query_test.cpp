// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/interactive/typed_query.hpp"

#include <doctest/doctest.h>

#include <string>

using kwic::searcher::as_typed;

TEST_SUITE("typed_query") {
    TEST_CASE("the last word is the word or the beginning of one") {
        CHECK(as_typed("harb") == "(harb OR harb*)");
        CHECK(as_typed("harbour tal") == "harbour (tal OR tal*)");
        CHECK(as_typed("talks OR tru") == "talks OR (tru OR tru*)");
        CHECK(as_typed("(dam flo") == "(dam (flo OR flo*)");
        CHECK(as_typed("title:prot") == "(title:prot OR title:prot*)");
        CHECK(as_typed("пере") == "(пере OR пере*)");
    }

    TEST_CASE("the last word of an open phrase is the beginning of one") {
        CHECK(as_typed("old \"harbour ta") == "old \"harbour ta*");
        CHECK(as_typed("\"harbour talks\"") == "\"harbour talks\"");
        CHECK(as_typed("\"harb") == "\"harb");
    }

    TEST_CASE("all else stays as it was typed") {
        for (const char* query :
             {"",           " ",          "harbour ",      "h",           "é",          "harb*",   "harb~",
              "harb^2",     "ferry -inq", "ferry NOT inq", "a NEAR/5 bo", "harbour OR", "date:20", "path:ga",
              "author:smi", "e-mai",      "don't",         "talks?",      "(a b)",      "(a b)^2", "\"a b\"~3"}) {
            CAPTURE(query);
            CHECK(as_typed(query) == query);
        }
    }
}
