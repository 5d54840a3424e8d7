// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const test::TestIndex& clauses() {
    static const test::TestIndex index(
        {{.id = "ruling", .text = "the Supreme Court's ruling on l\u2019h\u00f4pital g\u00e9n\u00e9ral"},
         {.id = "court", .text = "the Supreme Court ruled; le conseil de l'\u00c9tat"},
         {.id = "courts", .text = "the Supreme Courts met; le conseil d'\u00c9tat"},
         {.id = "hospital", .text = "h\u00f4pital g\u00e9n\u00e9ral; conseil de \u00c9tat"},
         {.id = "water", .text = "dell'acqua fresca; qu'h\u00f4pital g\u00e9n\u00e9ral"}});
    return index;
}

TEST_SUITE("phrase words") {
    TEST_CASE("the words of a phrase match words with a possessive ending") {
        CHECK(clauses().sorted_ids("\"supreme court\"") == Strings{"court", "ruling"});
        CHECK(clauses().sorted_ids("\"supreme court ruling\"") == Strings{"ruling"});
        CHECK(clauses().sorted_ids("\"supreme ruling\"~1") == Strings{"ruling"});
        CHECK(clauses().sorted_ids("\"supreme court\" NEAR/5 \"h\u00f4pital\"") == Strings{});
        CHECK(clauses().sorted_ids("\"supreme court's\"") == Strings{"ruling"});
        CHECK(clauses().sorted_ids("\"sup* court\"") == Strings{"court", "ruling"});
    }

    TEST_CASE("the words of a phrase may follow an elided article, and the first word may follow any elided word") {
        CHECK(clauses().sorted_ids("\"h\u00f4pital g\u00e9n\u00e9ral\"") == Strings{"hospital", "ruling", "water"});
        CHECK(clauses().sorted_ids("\"conseil de \u00c9tat\"") == Strings{"court", "hospital"});
        CHECK(clauses().sorted_ids("\"conseil \u00c9tat\"").empty());
        CHECK(clauses().sorted_ids("\"acqua fresca\"") == Strings{"water"});
        CHECK(clauses().sorted_ids("\"l'h\u00f4pital g\u00e9n\u00e9ral\"") == Strings{"ruling"});
    }

    TEST_CASE("one word in quotation marks matches exactly, and so does a phrase with Variants::off") {
        CHECK(clauses().sorted_ids("\"court\"") == Strings{"court"});
        CHECK(clauses().sorted_ids("\"h\u00f4pital\"") == Strings{"hospital"});
        const SearchOptions exact{.match = Match::all, .variants = Variants::off};
        CHECK(clauses().ids("\"supreme court\"", exact) == Strings{"court"});
        CHECK(clauses().ids("\"h\u00f4pital g\u00e9n\u00e9ral\"", exact) == Strings{"hospital"});
    }

    TEST_CASE("title phrases and excluded phrases match words with possessive endings too") {
        const test::TestIndex index({{.id = "title", .title = "The Supreme Court's ruling", .text = "about a dam"},
                                     {.id = "text", .title = "A ruling", .text = "the supreme court of the dam"}});
        CHECK(index.ids("title:\"supreme court\"") == Strings{"title"});
        CHECK(index.ids("dam -\"supreme court\"").empty());
    }
}

}  // namespace
}  // namespace kwic
