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

    TEST_CASE("an update lists a name only if the word is seldom an ordinary word in the older documents") {
        const test::TestIndex index(
            {{.id = "1", .text = "A court met, a court sat, the court rose, a court fell, and the court slept."}},
            {.language = "en"});
        IndexWriter writer(index.path());
        writer.put({.id = "2", .text = "Yesterday Mr Kurt spoke, and the Court listened to Kurt.", .language = "en"});
        writer.commit();
        CHECK(index.sorted_ids("Kurt") == Strings{"2"});
        CHECK(index.sorted_ids("court") == Strings{"1", "2"});
    }

    TEST_CASE("ordinary words that are sometimes capitalized are not names") {
        const test::TestIndex index(
            {{.id = "king", .text = "The king and the Good King rode. A king has a court."},
             {.id = "qing", .text = "Under the Qing the river Qing rose."},
             {.id = "court", .text = "The High Court is a court, and a court sits."},
             {.id = "kurt", .text = "They met Kurt, and Kurt left with Kerry."},
             {.id = "query", .text = "A query of the Query Service is a query. Each query counts."}},
            {.language = "en"});
        CHECK(index.sorted_ids("king") == Strings{"king"});
        CHECK(index.sorted_ids("Qing") == Strings{"qing"});
        CHECK(index.sorted_ids("court") == Strings{"court", "king"});
        CHECK(index.sorted_ids("Kurt") == Strings{"kurt"});
        CHECK(index.sorted_ids("query") == Strings{"query"});
        CHECK(index.sorted_ids("Kerry") == Strings{"kurt"});
    }

    TEST_CASE("a name finds the possessive and case forms of its other spellings") {
        const test::TestIndex index(
            {{.id = "sisi's", .text = "Reporters visited Sisi's palace on Monday."},
             {.id = "kadhafi's", .text = "They saw Kadhafi’s tent in the garden."},
             {.id = "kadhafis", .text = "Der Sohn Kadhafis blieb dort.", .language = "de"},
             {.id = "first", .text = "Qaddafi's tent stood there.", .language = "en"},
             {.id = "later", .text = "A tent of Qaddafi stood there.", .language = "en"},
             {.id = "медведеву", .text = "Вчера передали письмо Медведеву.", .language = "ru"},
             {.id = "медведева", .text = "Вчера видели Медведева там.", .language = "ru"},
             {.id = "чайковского", .text = "Слушали музыку Чайковского.", .language = "ru"},
             {.id = "erdoğan'ın", .text = "Gazeteciler Erdoğan'ın evini gördü.", .language = "tr"}},
            {.language = "en"});
        CHECK(index.sorted_ids("السيسي") == Strings{"sisi's"});
        CHECK(index.sorted_ids("Gaddafi") == Strings{"first", "kadhafi's", "kadhafis", "later"});
        CHECK(index.sorted_ids("Medvedev") == Strings{"медведева", "медведеву"});
        CHECK(index.sorted_ids("Tschaikowski") == Strings{"чайковского"});
        CHECK(index.sorted_ids("Erdogan") == Strings{"erdoğan'ın"});
        CHECK(index.searcher().search("السيسي").interpreted == "السيسي OR sisi's^0.4");
    }

    TEST_CASE("in an index of only German texts, words that follow a noun or have no determiner are names") {
        const test::TestIndex index(
            {{.id = "gaddafi", .text = "Der libysche Staatschef Gaddafi sprach gestern, und Gaddafi reiste ab."},
             {.id = "kadhafi", .text = "Gestern traf der Minister in der Stadt auf Kadhafi und seine Leute."},
             {.id = "hafen",
              .text = "Der neue Hafen liegt an der Küste. Im Hafen lagen Schiffe, und der Hafen schlief."},
             {.id = "haven",
              .text = "Das ist ein sicherer Haven, ein Haven im Norden. Jeder alte Haven hat ein Haus."}},
            {.language = "de"});
        CHECK(index.sorted_ids("Gaddafi") == Strings{"gaddafi", "kadhafi"});
        CHECK(index.sorted_ids("Kadhafi") == Strings{"gaddafi", "kadhafi"});
        CHECK(index.sorted_ids("Qaddafi") == Strings{"gaddafi", "kadhafi"});
        CHECK(index.sorted_ids("Hafen") == Strings{"hafen"});
        CHECK(index.sorted_ids("Haven") == Strings{"haven"});
    }

    TEST_CASE("in texts without capitals, words that follow personal titles are names") {
        const test::TestIndex arabic({{.id = "غورباتشوف", .text = "وصل الرئيس غورباتشوف إلى موسكو أمس"},
                                      {.id = "جورباتشوف", .text = "قال جورباتشوف إن البلاد بخير"},
                                      {.id = "كتاب", .text = "قرأ الرئيس كتاب التاريخ"},
                                      {.id = "كاتب", .text = "جلس كاتب في البيت"}},
                                     {.language = "ar"});
        CHECK(arabic.sorted_ids("جورباتشوف") == Strings{"جورباتشوف", "غورباتشوف"});
        CHECK(arabic.sorted_ids("Gorbatschow") == Strings{"جورباتشوف", "غورباتشوف"});
        CHECK(arabic.sorted_ids("كتاب") == Strings{"كتاب"});
        const test::TestIndex lower({{.id = "gaddafi", .text = "the news today: colonel gaddafi has left tripoli"},
                                     {.id = "kadhafi", .text = "the news today: president kadhafi has left tripoli"},
                                     {.id = "georgian", .text = "პრეზიდენტი სააკაშვილი წავიდა", .language = "ka"}},
                                    {.language = "en"});
        CHECK(lower.sorted_ids("gaddafi") == Strings{"gaddafi", "kadhafi"});
        CHECK(lower.sorted_ids("Saakaschwili") == Strings{"georgian"});
    }

    TEST_CASE("a search finds the same spellings after updates and after a full build") {
        test::TestIndex updated({}, {});
        IndexWriter writer(updated.path());
        for (Document& document : documents()) writer.put(std::move(document));
        writer.commit();
        for (const std::string query : {"Sisi", "السيسي", "Kadhafi", "Qaddafi", "bush", "Bosch", "Hafen"}) {
            CAPTURE(query);
            CHECK(updated.sorted_ids(query) == index().sorted_ids(query));
        }
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
        CHECK(counter.find("envoys")->neutral == 1);
        CHECK(counter.find("nato")->neutral == 1);
        CHECK_FALSE(counter.find("said"));
        CHECK(counted("он видел Путина там", "ru").find("путина"));
        for (const CapitalCounter& none : {counted("قال السيسي", "ar"), counted("", "en")})
            none.for_each([](std::string_view, const CapitalCounter::Count&) { FAIL("a word was counted"); });
    }

    TEST_CASE("a German noun counts as a name after another noun, and as an ordinary noun after a determiner") {
        const CapitalCounter counter = counted(
            "Er sah den alten Hafen, Präsident Macron und Haus. Die Kanzlerin Merkel kam. In Berlin blieb er.", "de");
        CHECK(counter.find("hafen")->german == 1);
        CHECK(counter.find("hafen")->determined == 1);
        CHECK(counter.find("macron")->significant == 1);
        CHECK(counter.find("merkel")->significant == 1);
        CHECK(counter.find("haus")->german == 1);
        CHECK(counter.find("haus")->determined == 0);
        CHECK(counter.find("berlin")->significant == 0);
        CHECK_FALSE(counter.find("sah"));
        CHECK(counted("e schéine Bam, den Här Juncker an de Schoulmeeschter", "lb").find("bam")->determined == 1);
    }

    TEST_CASE("words after a personal title are counted in texts whose capitals do not distinguish names") {
        const CapitalCounter arabic = counted("استقبل الرئيس عبد الفتاح السيسي الوفد. وعاد الوفد", "ar");
        CHECK(arabic.find("السيسي")->titled == 1);
        CHECK_FALSE(arabic.find("استقبل"));
        CHECK(counted("yesterday colonel gaddafi spoke to us", "en").find("gaddafi")->titled == 1);
        CHECK(counted("YESTERDAY COLONEL GADDAFI SPOKE TO US", "en").find("gaddafi")->titled == 1);
        CHECK_FALSE(counted("Yesterday colonel gaddafi spoke to us", "en").find("gaddafi"));
    }

    TEST_CASE("words in titles and file names are counted as neutral") {
        Analyzer analyzer;
        CapitalCounter counter;
        const std::string title = "Talks with Gaddafi";
        counter.count_title(title, analyzer.analyze(title), 3);
        CHECK(counter.find("gaddafi")->neutral == 3);
        CHECK_FALSE(counter.find("with"));
        const std::string file = "talks-gaddafi-7";
        counter.count_file_name(analyzer.analyze(file), 2);
        CHECK(counter.find("gaddafi")->neutral == 5);
        CHECK_FALSE(counter.find("7"));
    }
}

}  // namespace kwic
