// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

TEST_SUITE("compounds") {
    TEST_CASE("joined, split, hyphenated and dotted spellings of a compound find each other") {
        const Strings texts = {"the Al-Araby paper",
                               "the AlAraby paper",
                               "the Al Araby paper",
                               "a U.S.-led force",
                               "a US-led force",
                               "AT&T shares",
                               "ATT shares",
                               "send an e-mail",
                               "send an email",
                               "they don\u2019t go",
                               "they dont go",
                               "the C++ language",
                               "in form",
                               "we inform"};
        std::vector<Document> documents;
        for (const std::string& text : texts) documents.push_back({.id = text, .text = text});
        const test::TestIndex index(documents);
        const auto found = [&](const std::string& query) { return index.sorted_ids(query); };
        const Strings araby = {"the Al Araby paper", "the Al-Araby paper", "the AlAraby paper"};
        for (const char* query : {"Al-Araby", "AlAraby", "alaraby", "al-araby"}) CHECK(found(query) == araby);
        const Strings led = {"a U.S.-led force", "a US-led force"};
        for (const char* query : {"U.S.-led", "U.S.", "US"}) CHECK(found(query) == led);
        CHECK(found("AT&T") == Strings{"AT&T shares", "ATT shares"});
        CHECK(found("e-mail") == Strings{"send an e-mail", "send an email"});
        CHECK(found("email") == Strings{"send an e-mail", "send an email"});
        CHECK(found("don't") == Strings{"they dont go", "they don\u2019t go"});
        CHECK(found("dont") == Strings{"they dont go", "they don\u2019t go"});
        CHECK(found("C++") == Strings{"the C++ language"});
        CHECK(found("inform") == Strings{"we inform"});
        CHECK(index.search("AlAraby").hits[0].id == "the AlAraby paper");
        CHECK(index.search("Al-Araby").hits[0].id != "the AlAraby paper");
    }

    TEST_CASE("Persian words are found with a zero-width non-joiner, a space or neither before affixes") {
        const test::TestIndex index({{.id = "joiner", .text = "کتاب\u200cها می\u200cرود خامنه\u200cای"},
                                     {.id = "together", .text = "کتابها میرود خامنهای"},
                                     {.id = "apart", .text = "کتاب ها می رود خامنه ای"},
                                     {.id = "none", .text = "شهر"}},
                                    {.language = "fa"});
        for (const std::string query : {"کتاب\u200cها", "کتابها", "کتاب ها", "می\u200cرود", "میرود", "می رود",
                                        "خامنه\u200cای", "خامنهای", "خامنه ای", "کتاب"}) {
            CAPTURE(query);
            CHECK(index.ids(query).size() == 3);
        }
    }

    TEST_CASE("two words of a query match their spelling as one word") {
        const test::TestIndex index(test::documents_of(
            {"Abdelrahman spoke", "Abdel Rahman spoke", "Abdel spoke", "the northeast coast", "the north coast"}));
        CHECK(index.ids("Abdel Rahman").size() == 2);
        CHECK(index.ids("spoke Abdel Rahman").size() == 2);
        CHECK(index.ids("north east coast") == Strings{"3"});
        CHECK(index.ids("Rahman Abdel") == Strings{"1"});
        CHECK(index.ids("\"Abdel Rahman\"") == Strings{"1"});
        CHECK(index.search("Abdel Rahman").hits[0].id == "1");
        SearchOptions exact;
        exact.match = Match::all;
        exact.variants = Variants::off;
        CHECK(index.search("Abdel Rahman", exact).hits.size() == 1);
    }

    TEST_CASE("soft hyphens do not split the words of a query") {
        CHECK(test::TestIndex(test::documents_of({"they cooperate"})).search("co\u00adoperate").hits.size() == 1);
    }

    TEST_CASE("a compound that is not in the index is found by its parts") {
        const test::TestIndex index(
            {{.id = "density", .text = "Die Größe der Bevölkerung"}, {.id = "other", .text = "Ein Hafen"}},
            {.language = "de"});
        const auto hits = index.search("Bevölkerungsgröße").hits;
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].id == "density");
        CHECK(index.search("\"Bevölkerungsgröße\"").hits.empty());
        CHECK(index.search(std::string(200, 'x')).hits.empty());
    }
}

}  // namespace
}  // namespace kwic
