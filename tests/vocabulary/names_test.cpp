// SPDX-License-Identifier: GPL-2.0-or-later
// Names that find one another, in an index of a few texts.
#include "vocabulary/names.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

using List = std::vector<std::string>;

class Fixture {
public:
    Fixture() {
        IndexWriter writer(folder_ / "index");
        const auto put = [&](std::string id, std::string text, std::string language = "en") {
            writer.put({.id = std::move(id), .text = std::move(text), .language = std::move(language)});
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
        writer.commit();
    }

    List found(const std::string& query, Variants variants = Variants::names) const {
        List ids;
        SearchOptions options{.match = Match::all};
        options.variants = variants;
        Searcher searcher(folder_ / "index");
        for (const Hit& hit : searcher.search(query, options).hits) ids.push_back(hit.id);
        return ids;
    }

    List sorted(const std::string& query) const {
        List ids = found(query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    std::filesystem::path index() const { return folder_ / "index"; }

private:
    test::TempDir folder_;
};

CapitalCounter counted(const std::string& text, const std::string& language) {
    Analyzer analyzer;
    CapitalCounter counter;
    counter.count(text, analyzer.analyze(text), language);
    return counter;
}

}  // namespace

TEST_SUITE("names") {
    TEST_CASE("spellings of a name find one another in every script") {
        const Fixture fixture;
        const List all = {"arabic", "el-sisi", "sisi", "sissi"};
        for (const std::string query : {"Sisi", "sisi", "Sissi", "السيسي", "el-Sisi", "al-Sissi"}) {
            CAPTURE(query);
            CHECK(fixture.sorted(query) == all);
        }
        CHECK(fixture.sorted("Kadhafi") == List{"gaddafi", "german", "kadhafi"});
        CHECK(fixture.sorted("Qaddafi") == List{"gaddafi", "german", "kadhafi"});
    }

    TEST_CASE("the spelling that was typed comes first") {
        const Fixture fixture;
        CHECK(fixture.found("Sissi")[0] == "sissi");
        CHECK(fixture.found("السيسي")[0] == "arabic");
        CHECK(fixture.found("el-Sisi")[0] == "el-sisi");
        CHECK(fixture.found("Kadhafi")[0] == "kadhafi");
    }

    TEST_CASE("names are said to be searched and can be read again") {
        const Fixture fixture;
        Searcher searcher(fixture.index());
        const Results results = searcher.search("Kadhafi route", {.match = Match::all});
        CHECK(results.interpreted == "(Kadhafi OR gaddafi^0.4) route");
        CHECK(searcher.search(results.interpreted, {.match = Match::all}).hits.size() == results.hits.size());
    }

    TEST_CASE("an ordinary word is no spelling of a name") {
        const Fixture fixture;
        CHECK(fixture.sorted("bush") == List{"river"});
        CHECK(fixture.sorted("Bosch") == List{"bosch"});
    }

    TEST_CASE("quoted and excluded words and those without variants are searched as they are") {
        const Fixture fixture;
        CHECK(fixture.found("\"Kadhafi\"") == List{"kadhafi"});
        CHECK(fixture.found("Kadhafi", Variants::accents) == List{"kadhafi"});
        CHECK(fixture.found("route -Gaddafi") == List{"kadhafi"});
        CHECK(fixture.found("reporter", Variants::off) == List{});
        CHECK(fixture.found("reporter", Variants::accents) == List{"sisi"});
        CHECK(fixture.found("fermee", Variants::off) == List{});
    }

    TEST_CASE("names of documents that are added later are found as well") {
        const Fixture fixture;
        IndexWriter writer(fixture.index());
        writer.put({.id = "ghadhafi", .text = "Troops loyal to Ghadhafi came back.", .language = "en"});
        writer.put({.id = "kaddafi", .text = "قال القذافي ذلك أمس في المدينة", .language = "ar"});
        writer.commit();
        CHECK(fixture.sorted("Gaddafi") == List{"gaddafi", "german", "ghadhafi", "kaddafi", "kadhafi"});
    }

    TEST_CASE("capitals tell names within sentences only") {
        const CapitalCounter counter = counted(
            "Envoys met Haddad. The NATO envoy, Ibanez, said: Nobody spoke. \"Harbour first\", said (Nour).\nWe left",
            "en");
        List words;
        counter.for_each([&](std::string_view word, const CapitalCounter::Count& count) {
            CHECK(count.telling == 1);
            words.emplace_back(word);
        });
        std::sort(words.begin(), words.end());
        CHECK(words == List{"haddad", "ibanez", "nour"});
        const CapitalCounter german = counted("Er sah den Hafen", "de");
        CHECK(german.find("hafen")->telling == 0);
        CHECK(german.find("hafen")->german == 1);
        CHECK_FALSE(german.find("sah"));
        CHECK(counted("он видел Путина там", "ru").find("путина"));
        for (const CapitalCounter& none : {counted("قال السيسي", "ar"), counted("", "en")})
            none.for_each([](std::string_view, const CapitalCounter::Count&) { FAIL("a word was counted"); });
    }
}

}  // namespace kwic
