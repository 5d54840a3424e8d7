// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches for spellings of names in an index of a few texts.
#include "vocabulary/names.hpp"
#include "support/search.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

std::vector<Document> documents() {
    std::vector<Document> documents;
    const auto put = [&](std::string id, std::string text, std::string language = "en") {
        documents.push_back({.id = std::move(id), .text = std::move(text), .language = std::move(language)});
    };
    put("sisi", "Reporters said that President Sisi would travel. Later Sisi flew home.");
    put("el-sisi", "The visit of Abdel Fattah el-Sisi was short.");
    put("sissi", "Diplomats met Mr al-Sissi in the palace.");
    put("arabic", "استقبل الرئيس السيسي الوفد في القصر", "ar");
    put("gaddafi", "Rebels said Gaddafi had left. They saw Gaddafi there.");
    put("kadhafi", "Selon le ministre Kadhafi, la route reste fermée.", "fr");
    put("german", "Gestern sprach Präsident Gaddafi. Der Hafen und das Haus blieben zu.", "de");
    put("river", "They sat by the rose bush. A bush grows there, and the bush is green.");
    put("bosch", "The tools of Bosch are blue. We like Bosch here.");
    return documents;
}

const test::TestIndex& index() {
    static const test::TestIndex index(documents(), {});
    return index;
}

Strings found(const std::string& query, Variants variants = Variants::names) {
    return index().ids(query, {.match = Match::all, .variants = variants});
}

CapitalCounter counted(const std::string& text, const std::string& language) {
    Analyzer analyzer;
    CapitalCounter counter;
    counter.count(text, analyzer.analyze(text), language);
    return counter;
}

}  // namespace

TEST_SUITE("names") {
    TEST_CASE("a search for a name finds its spellings in every script") {
        const Strings all = {"arabic", "el-sisi", "sisi", "sissi"};
        for (const std::string query : {"Sisi", "sisi", "Sissi", "السيسي", "el-Sisi", "al-Sissi"}) {
            CAPTURE(query);
            CHECK(index().sorted_ids(query) == all);
        }
        CHECK(index().sorted_ids("Kadhafi") == Strings{"gaddafi", "german", "kadhafi"});
        CHECK(index().sorted_ids("Qaddafi") == Strings{"gaddafi", "german", "kadhafi"});
    }

    TEST_CASE("documents with the typed spelling rank first") {
        CHECK(found("Sissi")[0] == "sissi");
        CHECK(found("السيسي")[0] == "arabic");
        CHECK(found("el-Sisi")[0] == "el-sisi");
        CHECK(found("Kadhafi")[0] == "kadhafi");
    }

    TEST_CASE("the interpreted query lists the spellings and finds as many documents as the original query") {
        const Searcher& searcher = index().searcher();
        const Results results = searcher.search("Kadhafi route", {.match = Match::all});
        CHECK(results.interpreted == "(Kadhafi OR gaddafi^0.4) route");
        CHECK(searcher.search(results.interpreted, {.match = Match::all}).hits.size() == results.hits.size());
    }

    TEST_CASE("an ordinary word and a similar name do not find each other") {
        CHECK(index().sorted_ids("bush") == Strings{"river"});
        CHECK(index().sorted_ids("Bosch") == Strings{"bosch"});
    }

    TEST_CASE("names are not expanded in quotation marks, after a minus sign, or without Variants::names") {
        CHECK(found("\"Kadhafi\"") == Strings{"kadhafi"});
        CHECK(found("Kadhafi", Variants::accents) == Strings{"kadhafi"});
        CHECK(found("route -Gaddafi") == Strings{"kadhafi"});
        CHECK(found("reporter", Variants::off) == Strings{});
        CHECK(found("reporter", Variants::accents) == Strings{"sisi"});
        CHECK(found("fermee", Variants::off) == Strings{});
    }

    TEST_CASE("names in documents that are added later are found") {
        const test::TestIndex index(documents(), {});
        IndexWriter writer(index.path());
        writer.put({.id = "ghadhafi", .text = "Troops loyal to Ghadhafi came back.", .language = "en"});
        writer.put({.id = "kaddafi", .text = "قال القذافي ذلك أمس في المدينة", .language = "ar"});
        writer.commit();
        CHECK(index.sorted_ids("Gaddafi") == Strings{"gaddafi", "german", "ghadhafi", "kaddafi", "kadhafi"});
    }

    TEST_CASE("only words that are capitalized within a sentence count as names") {
        const CapitalCounter counter = counted(
            "Envoys met Haddad. The NATO envoy, Ibanez, said: Nobody spoke. \"Harbour first\", said (Nour).\nWe left",
            "en");
        Strings words;
        counter.for_each([&](std::string_view word, const CapitalCounter::Count& count) {
            CHECK(count.significant == 1);
            words.emplace_back(word);
        });
        std::sort(words.begin(), words.end());
        CHECK(words == Strings{"haddad", "ibanez", "nour"});
        const CapitalCounter german = counted("Er sah den Hafen", "de");
        CHECK(german.find("hafen")->significant == 0);
        CHECK(german.find("hafen")->german == 1);
        CHECK_FALSE(german.find("sah"));
        CHECK(counted("он видел Путина там", "ru").find("путина"));
        for (const CapitalCounter& none : {counted("قال السيسي", "ar"), counted("", "en")})
            none.for_each([](std::string_view, const CapitalCounter::Count&) { FAIL("a word was counted"); });
    }
}

}  // namespace kwic
