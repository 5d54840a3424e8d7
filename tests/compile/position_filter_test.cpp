// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;

const std::vector<std::string> words = {"harbour", "harbours", "talk",  "talks",  "the", "of",
                                        "strike",  "strikes",  "pilot", "pilots", "law", "board"};

std::string random_words(std::mt19937& random, std::size_t count) {
    std::string text;
    for (; count > 0; --count) text += words[random() % words.size()] + " ";
    return text;
}

std::vector<Document> documents() {
    std::mt19937 random(21);
    std::vector<Document> all;
    for (int i = 0; i < 120; ++i)
        all.push_back({.id = std::to_string(i),
                       .title = random_words(random, 3),
                       .text = random_words(random, i % 40 == 0 ? 8000 : 5 + random() % 40),
                       .language = "en",
                       .fields = {{"desk", random_words(random, 3)}}});
    return all;
}

std::string random_query(std::mt19937& random) {
    const auto word = [&] { return words[random() % words.size()]; };
    const std::string field = random() % 4 ? "" : random() % 2 ? "title:" : "desk:";
    const std::string phrase = field + "\"" + word() + " " + word() + (random() % 2 ? "" : " " + word()) + "\"";
    switch (random() % 6) {
        case 0:
            return phrase + "~3";
        case 1:
            return word() + " NEAR/3 " + word();
        case 2:
            return "(" + word() + " OR " + word() + ") NEAR/2 " + word() + " NEAR/2 " + word();
        case 3:
            return word() + " -" + phrase;
        case 4:
            return phrase + " OR \"" + word() + " " + word() + "\"";
        default:
            return phrase;
    }
}

}  // namespace

TEST_SUITE("position filter") {
    TEST_CASE("phrases and NEAR match the same documents in indexes with and without positions") {
        const test::TestIndex coded(documents(), {});
        const test::TestIndex texts(documents(), {.positions = false});
        std::mt19937 random(22);
        std::size_t found = 0;
        for (int run = 0; run < 150; ++run) {
            const std::string query = random_query(random);
            CAPTURE(query);
            const SearchOptions options{.limit = 200, .match = Match::all, .sort = {"title"}};
            const auto own = ids(coded.search(query, options));
            REQUIRE(own == ids(texts.search(query, options)));
            found += own.size();
        }
        CHECK(found > 1000);
    }

    TEST_CASE("a phrase does not match a variant that is only in another document") {
        // The text of the document `many` is longer than max_coded_bytes, so this document has position lists instead
        // of position codes (see schema/position_codes.hpp).
        std::string text;
        for (int i = 0; i < 4000; ++i) text += "harbour x" + std::to_string(i % 500) + " ";
        std::string forms;
        for (int i = 0; i < 150; ++i) forms += "talk" + std::to_string(i) + " ";
        const test::TestIndex index(
            {{.id = "many", .text = text, .language = "en"}, {.id = "forms", .text = forms, .language = "en"}});
        CHECK(index.ids("\"harbour talk*\"").empty());
        CHECK(index.ids("\"harbour x*\"").size() == 1);
    }
}

}  // namespace kwic
