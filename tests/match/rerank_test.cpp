// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/rerank.hpp"
#include "support/search.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

TEST_SUITE("rerank") {
    TEST_CASE("a document with the words at its beginning ranks before a document with these words at its end") {
        const test::TestIndex index(
            {{.id = "late", .text = "All of the many long years and talks came to the old harbour."},
             {.id = "soon", .text = "The old harbour came to all of the many long years and talks."}});
        CHECK(index.ids("old harbour") == test::Strings{"soon", "late"});
    }

    TEST_CASE("a document with the words next to each other ranks before a document with the words far apart") {
        const test::TestIndex index(
            {{.id = "apart", .text = "A harbour was built. Of all the long years and many talks nothing came."},
             {.id = "beside", .text = "All of the many years came and nothing was built. A long harbour talks."}});
        CHECK(index.search("harbour talks").hits[0].id == "beside");
    }

    TEST_CASE("consecutive pages together have the same documents in the same order as one long page") {
        test::Strings texts;
        for (int i = 0; i < 60; ++i) {
            std::string text = "harbour";
            for (int gap = 0; gap < i * 7 % 13; ++gap) text += " of";
            texts.push_back(text + " talks" + std::string(i % 3 ? "" : " harbour"));
        }
        const test::TestIndex index(test::documents_of(texts));
        const Results whole = index.search("harbour talks", {.limit = 60});
        REQUIRE(whole.hits.size() == 60);
        for (std::size_t i = 1; i < 60; ++i) CHECK(whole.hits[i].score <= whole.hits[i - 1].score);
        test::Strings paged;
        for (std::size_t offset = 0; offset < 60; offset += 7)
            for (const std::string& id : index.ids("harbour talks", {.limit = 7, .offset = offset}))
                paged.push_back(id);
        CHECK(paged == test::ids(whole));
    }
}

}  // namespace kwic
