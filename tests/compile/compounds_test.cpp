// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compounds.hpp"
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

// Returns an index with one document for each text. The id of a document is its text.
test::TestIndex index_of(const Strings& texts) {
    std::vector<Document> documents;
    for (const std::string& text : texts) documents.push_back({.id = text, .text = text});
    return test::TestIndex(documents);
}

QueryWord typed(const std::string& word, const std::string& gap = "") { return {word, word, gap}; }

std::string joined(const std::vector<QueryWord>& words) { return joined_spelling(words); }

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
        for (const char* query : {"U.S.-led", "US-led", "U.S.", "US"}) CHECK(found(query) == led);
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

    TEST_CASE("words are joined unless a digit would follow a digit, except in groups of thousands") {
        CHECK(joined({typed("e"), typed("mail", "-")}) == "email");
        CHECK(joined({typed("covid"), typed("19", "-")}) == "covid19");
        for (const std::string gap : {",", ".", " ", "'", "\u202f"})
            CHECK(joined({typed("1"), typed("250", gap), typed("000", gap)}) == "1250000");
        CHECK(joined({typed("20"), typed("50", ".")}).empty());
        CHECK(joined({typed("1"), typed("250", ","), typed("000", ".")}).empty());
        CHECK(joined({typed("100"), typed("200", "-")}).empty());
        CHECK(joined({typed("2021"), typed("250", ",")}).empty());
        CHECK(joined({typed("cve"), typed("2021", "-"), typed("3156", "-")}).empty());
    }

    TEST_CASE("numbers are found with and without separators of thousands") {
        const test::TestIndex index = index_of({"1250000 euros", "1,250,000 dollars", "1.250.000 Kronen",
                                                "1 250 000 tons", "20.50 pounds", "the year 2050"});
        for (const char* query : {"1250000", "1,250,000", "1.250.000", "1 250 000"})
            CHECK(index.ids(query).size() == 4);
        CHECK(index.ids("250").size() == 3);
        CHECK(index.ids("20.50") == Strings{"20.50 pounds"});
        CHECK(index.ids("2050") == Strings{"the year 2050"});
    }

    TEST_CASE("words that are typed without spaces match only adjacent words, or one word") {
        const Strings texts = {"db.example.org",
                               "10.20.30.40",
                               "parse_http_header",
                               "CVE-2021-3156",
                               "jane.doe@example.org",
                               "std::vector",
                               "header of http: parse, 40 30 20 10 vector std org example db doe jane"};
        const test::TestIndex index = index_of(texts);
        for (std::size_t i = 0; i + 1 < texts.size(); ++i) CHECK(index.ids(texts[i]) == Strings{texts[i]});
        CHECK(index.ids("parse-http.header") == Strings{"parse_http_header"});
        CHECK(index.ids("db example org").size() == 2);
    }

    TEST_CASE("without variants, words that are typed without spaces match only adjacent words") {
        const test::TestIndex index = index_of({"an email", "an e-mail", "an e mail", "1250000", "1,250,000", "the US",
                                                "the U.S.", "Abdel Rahman", "Abdelrahman"});
        const auto found = [&](const std::string& query) {
            return test::sorted(index.ids(query, {.match = Match::all, .variants = Variants::off}));
        };
        CHECK(found("email") == Strings{"an email"});
        CHECK(found("e-mail") == Strings{"an e mail", "an e-mail"});
        CHECK(found("e mail") == Strings{"an e mail", "an e-mail"});
        CHECK(found("1250000") == Strings{"1250000"});
        CHECK(found("1,250,000") == Strings{"1,250,000"});
        CHECK(found("US") == Strings{"the US"});
        CHECK(found("U.S.") == Strings{"the U.S."});
        CHECK(found("Abdel Rahman") == Strings{"Abdel Rahman"});
        CHECK(found("Abdel-Rahman") == Strings{"Abdel Rahman"});
    }

    TEST_CASE("Persian words are found with a zero-width non-joiner, a space or neither between word and affix") {
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
