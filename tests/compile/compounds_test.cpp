// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>

namespace kwic {
namespace {

using List = std::vector<std::string>;

TEST_SUITE("compounds") {
    TEST_CASE("words written together and apart and with hyphens and dots find one another") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        const List texts = {"the Al-Araby paper",
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
        for (std::size_t i = 0; i < texts.size(); ++i) writer.put({.id = texts[i], .text = texts[i]});
        writer.commit();
        Searcher searcher(folder / "index");
        const auto found = [&](const std::string& query) {
            List ids;
            for (const Hit& hit : searcher.search(query, {.limit = 100, .match = Match::all}).hits)
                ids.push_back(hit.id);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        const List araby = {"the Al Araby paper", "the Al-Araby paper", "the AlAraby paper"};
        for (const char* query : {"Al-Araby", "AlAraby", "alaraby", "al-araby"}) CHECK(found(query) == araby);
        const List led = {"a U.S.-led force", "a US-led force"};
        for (const char* query : {"U.S.-led", "U.S.", "US"}) CHECK(found(query) == led);
        CHECK(found("AT&T") == List{"AT&T shares", "ATT shares"});
        CHECK(found("e-mail") == List{"send an e-mail", "send an email"});
        CHECK(found("email") == List{"send an e-mail", "send an email"});
        CHECK(found("don't") == List{"they dont go", "they don\u2019t go"});
        CHECK(found("dont") == List{"they dont go", "they don\u2019t go"});
        CHECK(found("C++") == List{"the C++ language"});
        CHECK(found("inform") == List{"we inform"});
        CHECK(searcher.search("AlAraby").hits[0].id == "the AlAraby paper");
        CHECK(searcher.search("Al-Araby").hits[0].id != "the AlAraby paper");
    }

    TEST_CASE("what Persian joins is found with a joiner or a space or neither") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "fa"});
        writer.put({.id = "joiner", .text = "کتاب\u200cها می\u200cرود خامنه\u200cای"});
        writer.put({.id = "together", .text = "کتابها میرود خامنهای"});
        writer.put({.id = "apart", .text = "کتاب ها می رود خامنه ای"});
        writer.put({.id = "none", .text = "شهر"});
        writer.commit();
        Searcher searcher(folder / "index");
        for (const std::string query :
             {"کتاب\u200cها", "کتابها", "می\u200cرود", "میرود", "خامنه\u200cای", "خامنهای", "کتاب"}) {
            CAPTURE(query);
            CHECK(searcher.search(query, {.match = Match::all}).hits.size() == 3);
        }
        for (const std::string query : {"کتاب ها", "می رود", "خامنه ای"}) {
            CAPTURE(query);
            CHECK(searcher.search(query, {.match = Match::all}).hits.size() == 2);
        }
    }

    TEST_CASE("soft hyphens do not part the words of a query") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "one", .text = "they cooperate"});
        writer.commit();
        CHECK(Searcher(folder / "index").search("co\u00adoperate").hits.size() == 1);
    }

    TEST_CASE("a compound that the index has not is found by its words") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "de"});
        writer.put({.id = "density", .text = "Die Größe der Bevölkerung"});
        writer.put({.id = "other", .text = "Ein Hafen"});
        writer.commit();
        Searcher searcher(folder / "index");
        const auto hits = searcher.search("Bevölkerungsgröße").hits;
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].id == "density");
        CHECK(searcher.search("\"Bevölkerungsgröße\"").hits.empty());
        CHECK(searcher.search(std::string(200, 'x')).hits.empty());
    }
}

}  // namespace
}  // namespace kwic
