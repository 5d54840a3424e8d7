// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compounds.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "text/fold.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
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

using Splits = std::vector<WordSequence>;

// Returns the ways to split a word. `is_known` states whether the index contains the word, and `is_frequent` whether
// many documents contain the word.
Splits splits(const std::string& word, bool is_known = true, bool is_frequent = false) {
    Splits found;
    for (PossibleSplit& split : possible_splits({fold(word), word, ""}, is_known, is_frequent))
        found.push_back(split.words);
    return found;
}

QueryWord typed(const std::string& word, const std::string& gap = "") { return {word, word, gap}; }

std::string joined(const std::vector<QueryWord>& words) { return joined_spelling(words); }

TEST_SUITE("compounds") {
    TEST_CASE("a word is split at inner capitals, and a number is split between groups of three digits") {
        CHECK(splits("AlAraby").front() == WordSequence{"al", "araby"});
        CHECK(splits("parseHTTPHeader").front() == WordSequence{"parse", "http", "header"});
        CHECK(splits("\u00c9l\u00c9tat").front() == WordSequence{"\u00e9l", "\u00e9tat"});
        CHECK(splits("ATT") == Splits{{"a", "tt"}, {"at", "t"}});
        CHECK(splits("RD") == Splits{{"r", "d"}});
        CHECK(splits("1250000") == Splits{{"1", "250", "000"}});
        CHECK(splits("2021") == Splits{{"2", "021"}});
        for (const char* word : {"250", "0001", "12", "A", "of", ""}) CHECK(splits(word).empty());
        CHECK(splits(std::string(200, '1')).empty());
        CHECK(splits(std::string(200, 'a')).empty());
    }

    TEST_CASE("each part of a lowercase word has two or more characters, is a number, or is the first letter") {
        CHECK(splits("email") == Splits{{"e", "mail"}, {"em", "ail"}, {"ema", "il"}});
        CHECK(splits("\u00e9t\u00e9s") == Splits{{"\u00e9t", "\u00e9s"}});
        CHECK(splits("utf8") == Splits{{"ut", "f8"}, {"utf", "8"}});
        CHECK(splits("wifi") == Splits{{"wi", "fi"}});
        CHECK(splits("b52").empty());
    }

    TEST_CASE("a frequent word is split only at capitals, after its first letter, or between groups of three digits") {
        CHECK(splits("email", true, true) == Splits{{"e", "mail"}});
        CHECK(splits("northeast", true, true) == Splits{{"n", "ortheast"}});
        CHECK(splits("NorthEast", true, true) == Splits{{"north", "east"}, {"n", "ortheast"}});
        CHECK(splits("wifi", true, true).empty());
        CHECK(splits("1250000", true, true) == Splits{{"1", "250", "000"}});
    }

    TEST_CASE("a word in a script without spaces is split before any character, unless the index contains the word") {
        CHECK(splits("\u6771\u4eac\u90fd", false) == Splits{{"\u6771", "\u4eac\u90fd"}, {"\u6771\u4eac", "\u90fd"}});
        CHECK(splits("\u6771\u4eac\u90fd").empty());
        CHECK(splits("\ud55c\uad6d\uc5b4\ub85c", false) == Splits{{"\ud55c\uad6d", "\uc5b4\ub85c"}});
    }

    TEST_CASE("adjacent words are joined, but adjacent numbers only if they are the digit groups of one number") {
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

    TEST_CASE("a query in one spelling of a compound finds the joined, split, hyphenated and dotted spellings") {
        const test::TestIndex index =
            index_of({"the Al-Araby paper", "the AlAraby paper", "the Al Araby paper", "a U.S.-led force",
                      "a US-led force", "AT&T shares", "ATT shares", "send an e-mail", "send an email",
                      "they don\u2019t go", "they dont go", "the C++ language", "in form", "we inform"});
        const auto found = [&](const std::string& query) { return index.sorted_ids(query); };
        const Strings araby = {"the Al Araby paper", "the Al-Araby paper", "the AlAraby paper"};
        for (const char* query : {"Al-Araby", "AlAraby", "alaraby", "al-araby", "Al Araby"})
            CHECK(found(query) == araby);
        const Strings led = {"a U.S.-led force", "a US-led force"};
        for (const char* query : {"U.S.-led", "US-led", "U.S.", "US"}) CHECK(found(query) == led);
        for (const char* query : {"AT&T", "ATT"}) CHECK(found(query) == Strings{"AT&T shares", "ATT shares"});
        for (const char* query : {"e-mail", "email", "e mail"})
            CHECK(found(query) == Strings{"send an e-mail", "send an email"});
        CHECK(found("don't") == Strings{"they dont go", "they don\u2019t go"});
        CHECK(found("dont") == Strings{"they dont go", "they don\u2019t go"});
        CHECK(found("C++") == Strings{"the C++ language"});
        CHECK(found("inform") == Strings{"we inform"});
        CHECK(index.search("AlAraby").hits[0].id == "the AlAraby paper");
        CHECK(index.search("Al-Araby").hits[0].id != "the AlAraby paper");
        CHECK(index.search("Al Araby").hits[2].id == "the AlAraby paper");
    }

    TEST_CASE("names and compounds are found in joined and split spellings, with or without accents") {
        const test::TestIndex index =
            index_of({"Mr Abdelrahman spoke", "Mr Abdel-Rahman spoke", "Mr Abdel Rahman spoke", "a northeast wind",
                      "a north-east wind", "a north east wind", "to Vietnam", "to Vi\u1ec7t Nam", "to Viet-Nam",
                      "utf8 text", "UTF-8 text", "healthcare costs", "health care costs", "the care of health"});
        const Strings rahman = {"Mr Abdel Rahman spoke", "Mr Abdel-Rahman spoke", "Mr Abdelrahman spoke"};
        for (const char* query : {"Abdelrahman", "Abdel-Rahman", "Abdel Rahman", "abdel rahman spoke"})
            CHECK(index.sorted_ids(query) == rahman);
        const Strings wind = {"a north east wind", "a north-east wind", "a northeast wind"};
        for (const char* query : {"northeast", "north-east", "north east", "wind northeast"})
            CHECK(index.sorted_ids(query) == wind);
        const Strings vietnam = {"to Viet-Nam", "to Vietnam", "to Vi\u1ec7t Nam"};
        for (const char* query : {"vietnam", "Vi\u1ec7t Nam", "viet nam", "Viet-Nam", "VietNam"})
            CHECK(index.sorted_ids(query) == vietnam);
        for (const char* query : {"utf8", "UTF-8", "utf 8"})
            CHECK(index.sorted_ids(query) == Strings{"UTF-8 text", "utf8 text"});
        CHECK(index.sorted_ids("healthcare") == Strings{"health care costs", "healthcare costs"});
        CHECK(index.sorted_ids("health care") ==
              Strings{"health care costs", "healthcare costs", "the care of health"});
        CHECK(index.sorted_ids("\"health care\"") == Strings{"health care costs"});
        CHECK(index.sorted_ids("\"healthcare\"") == Strings{"healthcare costs"});
        CHECK(index.sorted_ids("wind -northeast").empty());
        CHECK(index.search("northeast").hits[0].id == "a northeast wind");
        CHECK(index.search("north east").hits[2].id == "a northeast wind");
    }

    TEST_CASE("a word is not split if one of its parts is a function word") {
        const test::TestIndex index =
            index_of({"a therapist", "the rapist", "sit together", "to gether", "it is notable", "it is not able",
                      "an island", "that is land", "go away", "it was a way"});
        for (const std::string word : {"therapist", "together", "notable", "island", "away"})
            CHECK(index.ids(word).size() == 1);
        CHECK(index.ids("thatis").empty());
    }

    TEST_CASE("forms of a joined word match only if the index has the joined word and no part is a function word") {
        const test::TestIndex index = index_of({"a login", "many logins", "north east", "northeasts"});
        CHECK(index.sorted_ids("log in") == Strings{"a login"});
        CHECK(index.sorted_ids("north east") == Strings{"north east"});
        CHECK(index_of({"a northeast wind", "northeasts", "north east"}).ids("north east").size() == 3);
    }

    TEST_CASE("a word is not split if a large share of the documents contains one of its parts") {
        Strings texts = {"a northeast wind", "a north east wind"};
        for (int i = 0; i < 30; ++i) texts.push_back("north " + std::to_string(i));
        CHECK(index_of(texts).ids("northeast") == Strings{"a northeast wind"});
    }

    TEST_CASE("a word in many documents is split only at capitals and after its first letter") {
        Strings texts = {"a north east wind", "an e-mail"};
        for (int i = 0; i < 30; ++i) texts.push_back("a northeast email " + std::to_string(i));
        const test::TestIndex index = index_of(texts);
        const auto found = [&](const std::string& query) { return index.ids(query, {.limit = 100}).size(); };
        CHECK(found("northeast") == 30);
        CHECK(found("NorthEast") == 31);
        CHECK(found("north east") == 31);
        CHECK(found("email") == 31);
    }

    TEST_CASE("a word is split only into words that are adjacent in a document") {
        const test::TestIndex index = index_of({"a northeast wind", "the north and the east", "east north"});
        CHECK(index.ids("northeast") == Strings{"a northeast wind"});
        CHECK(index.search("northeast").hits.size() == 1);
    }

    TEST_CASE("numbers are found with and without thousands separators") {
        const test::TestIndex index = index_of({"1250000 euros", "1,250,000 dollars", "1.250.000 Kronen",
                                                "1 250 000 tons", "20.50 pounds", "the year 2050"});
        for (const char* query : {"1250000", "1,250,000", "1.250.000", "1 250 000"})
            CHECK(index.ids(query).size() == 4);
        CHECK(index.ids("250").size() == 3);
        CHECK(index.ids("20.50") == Strings{"20.50 pounds"});
        CHECK(index.ids("2050") == Strings{"the year 2050"});
    }

    TEST_CASE("words that are typed without spaces match only words that are adjacent or written as one word") {
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
        CHECK(index.ids("parseHttpHeader") == Strings{"parse_http_header"});
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

    TEST_CASE("the parts of a word are searched only in fields where they are adjacent") {
        const test::TestIndex index({{.id = "title", .title = "North-East wind", .text = "a storm"},
                                     {.id = "text", .title = "A storm", .text = "a north-east wind"}});
        CHECK(index.ids("northeast").size() == 2);
        CHECK(index.ids("title:northeast") == Strings{"title"});
        CHECK(index.ids("title:(north east)") == Strings{"title"});
    }

    TEST_CASE("a Persian affix may be joined to its word, or separated by a space or a zero-width non-joiner") {
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

    TEST_CASE("two words of a query also match one word that joins them") {
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

    TEST_CASE("a query for a compound that is not in the index finds documents with the parts of the compound") {
        const test::TestIndex index(
            {{.id = "density", .text = "Die Größe der Bevölkerung"}, {.id = "other", .text = "Ein Hafen"}},
            {.language = "de"});
        const auto hits = index.search("Bevölkerungsgröße").hits;
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].id == "density");
        CHECK(index.search("\"Bevölkerungsgröße\"").hits.empty());
        CHECK(index.search(std::string(200, 'x')).hits.empty());
    }

    TEST_CASE("a query for a compound does not search the parts if one of the parts is a function word") {
        const test::TestIndex index(test::documents_of({"what has her", "a text without end, ever so long"}));
        CHECK(index.ids("whatever").empty());
    }
}

}  // namespace
}  // namespace kwic
