// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the filter `lang:`, and the forms of words in an index with documents in several languages.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using test::TestIndex;

std::vector<Document> documents_in(const Strings& languages) {
    std::vector<Document> documents;
    for (const std::string& language : languages)
        documents.push_back({.id = language, .text = "harbour", .language = language});
    return documents;
}

TEST_SUITE("languages") {
    TEST_CASE("a query finds the variants of a language, and current and withdrawn codes find the same documents") {
        const TestIndex index(documents_in({"nb", "nn", "no", "zh", "zh-Hant", "iw", "he", "pt-BR", "pt_PT"}));
        CHECK(index.sorted_ids("lang:no") == Strings{"nb", "nn", "no"});
        CHECK(index.sorted_ids("lang:nn") == Strings{"nn"});
        CHECK(index.sorted_ids("lang:zh") == Strings{"zh", "zh-Hant"});
        CHECK(index.sorted_ids("lang:zh-Hant") == Strings{"zh-Hant"});
        CHECK(index.sorted_ids("lang:he") == Strings{"he", "iw"});
        CHECK(index.sorted_ids("lang:iw") == Strings{"he", "iw"});
        CHECK(index.sorted_ids("lang:pt") == Strings{"pt-BR", "pt_PT"});
        CHECK(index.sorted_ids("lang:pt_BR") == Strings{"pt-BR"});
    }

    TEST_CASE("WriterOptions::language may be a withdrawn code or the name of a locale") {
        CHECK(TestIndex({{.id = "1", .text = "x"}}, {.language = "iw"}).search("x").hits[0].language == "he");
        CHECK(TestIndex({{.id = "1", .text = "x"}}, {.language = "de_AT"}).search("x").hits[0].language == "de-AT");
    }

    TEST_CASE("WriterOptions::language refuses names of languages and other strings") {
        for (const char* const language : {"german", "English", " en", "", "none"}) {
            CAPTURE(language);
            const test::TempDir folder;
            CHECK_THROWS_WITH_AS(IndexWriter(folder / "index", {.language = language}),
                                 doctest::Contains("is not a language code"), Error);
            CHECK_FALSE(std::filesystem::exists(folder / "index"));
        }
    }

    TEST_CASE("facets count a variant of a language under its own tag") {
        const TestIndex index(documents_in({"zh", "zh-Hant", "en"}));
        const Results results = index.search("harbour", {.facets = {"lang"}});
        Strings values;
        for (const auto& value : results.facets[0].values) values.push_back(value.value);
        CHECK(test::sorted(values) == Strings{"en", "zh", "zh-hant"});
    }

    TEST_CASE("inflected forms are found even if a text in another language contains the query word") {
        const TestIndex index({{.id = "en", .text = "The film festival in Hamburg opened.", .language = "en"},
                               {.id = "de", .text = "Die alten Filme liefen, Hamburgs Kinos", .language = "de"},
                               {.id = "fi", .text = "Elokuvat Hamburgissa", .language = "fi"}});
        CHECK(index.sorted_ids("film") == Strings{"de", "en"});
        CHECK(index.sorted_ids("hamburg") == Strings{"de", "en", "fi"});
    }

    TEST_CASE("irregular English forms find each other") {
        const TestIndex index({{.id = "1", .text = "She bought buses during the crises", .language = "en"},
                               {.id = "2", .text = "People wrote on lenses of other colors", .language = "en"}});
        for (const char* const query : {"buy", "bus", "crisis"}) CHECK(index.sorted_ids(query) == Strings{"1"});
        for (const char* const query : {"person", "write written", "lens", "colour"})
            CHECK(index.sorted_ids(query) == Strings{"2"});
    }

    TEST_CASE("Romanian letters with a comma and with a cedilla are the same letters") {
        const TestIndex index({{.id = "cedilla", .text = "o ţară, un oraş, Bucureşti", .language = "ro"},
                               {.id = "comma", .text = "o țară, un oraș, Bucureștiului", .language = "ro"}});
        for (const char* const query : {"ţară", "țară", "oraş", "oraș", "Bucureşti", "București"}) {
            CAPTURE(query);
            CHECK(index.sorted_ids(query) == Strings{"cedilla", "comma"});
        }
    }

    TEST_CASE("words of a text in a variant of a language have the forms of the language") {
        CHECK(TestIndex({{.id = "1", .text = "båtene", .language = "nn"}}).sorted_ids("båt") == Strings{"1"});
        CHECK(TestIndex({{.id = "1", .text = "Schiffen", .language = "de-AT"}}).sorted_ids("schiff") == Strings{"1"});
    }

    TEST_CASE("one of three documents is enough for the forms of its language, in a full build and in an update") {
        const Document german = {.id = "de", .text = "Schiffen", .language = "de"};
        const std::vector<Document> english = documents_in({"en", "en-GB"});
        TestIndex index({german, english[0], english[1]});
        CHECK(index.sorted_ids("schiff") == Strings{"de"});
        const test::TempDir folder;
        test::write_index(folder, "index", english, {.language = "en"});
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put(german);
        writer.commit();
        CHECK(test::sorted_ids(Searcher(folder / "index"), "schiff") == Strings{"de"});
    }
}

}  // namespace
}  // namespace kwic
