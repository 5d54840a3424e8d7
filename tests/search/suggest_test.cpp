// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace kwic {
namespace {

using test::Strings;

// An index in which each text is a document.
class Texts {
public:
    explicit Texts(const Strings& texts) : index_(test::documents_of(texts)) {}

    std::string suggestion(const std::string& query, const SearchOptions& options = {}) const {
        return index_.search(query, options).suggestion.value_or("none");
    }

    Strings completions(const std::string& typed, std::size_t limit = 10) const {
        Strings words;
        for (const Completion& completion : index_.searcher().complete(typed, limit)) words.push_back(completion.text);
        return words;
    }

private:
    test::TestIndex index_;
};

TEST_SUITE("suggest") {
    TEST_CASE(
        "a misspelled word is corrected to the nearest word; if several equally near words begin with the first letter "
        "of the misspelled word, the most frequent is chosen") {
        const Texts index({"harbour talks", "harbour talks", "harbor dues", "minister", "talk of tanks"});
        CHECK(index.suggestion("harbuor") == "harbour");
        CHECK(index.suggestion("harbour talkz") == "harbour talks");
        CHECK(index.suggestion("ministr -dues") == "minister -dues");
        CHECK(index.suggestion("title:harbuor OR talks") == "none");
        CHECK(index.suggestion("(harbuor OR ministr)") == "harbour OR minister");
    }

    TEST_CASE("corrections are ranked by distance, then by an equal first letter, then by frequency") {
        CHECK(Texts({"harbour", "barbarr", "barbarr"}).suggestion("barbour") == "harbour");
        CHECK(Texts({"herbour", "herbour", "barbarr"}).suggestion("barbour") == "barbarr");
        CHECK(Texts({"herbour", "herbour", "larbuor"}).suggestion("barbour") == "herbour");
        CHECK(Texts({"herbour", "herbour", "harbour"}).suggestion("barbour") == "harbour");
        CHECK(Texts({"barbarr", "barbuor", "barbarr"}).suggestion("barbour") == "barbuor");
    }

    TEST_CASE("in a large index, a rare word is not suggested if it and the typed word begin with different letters") {
        std::string very_many;
        for (char a = 'a'; a <= 'z'; ++a)
            for (char b = 'a'; b <= 'z'; ++b)
                for (char c = 'a'; c <= 'z'; ++c)
                    for (const char* const end : {"quilts", "zephyr"}) very_many += std::string{' ', a, b, c} + end;
        const auto suggestion = [&](const std::string& word, std::size_t documents) {
            Strings texts(documents, word);
            texts.push_back(very_many);
            return Texts(texts).suggestion("barbour");
        };
        CHECK(suggestion("larbuor", 1) == "none");
        CHECK(suggestion("larbuor", 20) == "larbuor");
        CHECK(suggestion("larbour", 1) == "none");
        CHECK(suggestion("larbour", 20) == "larbour");
        CHECK(suggestion("barbuar", 1) == "barbuar");
    }

    TEST_CASE(
        "a query has no suggestion if its words are known, short, quoted or numbers, or if the corrected query "
        "would find nothing") {
        const Texts index({"harbour talks", "harbour talks", "minister 1848", "the cat"});
        CHECK(index.suggestion("harbour") == "none");
        CHECK(index.suggestion("harbours") == "none");
        CHECK(index.suggestion("1849") == "none");
        CHECK(index.suggestion("bat") == "none");
        CHECK(index.suggestion("zzzqqq") == "none");
        CHECK(index.suggestion("harbuor minister") == "none");
        CHECK(index.suggestion("\"harbuor\"") == "none");
        CHECK(index.suggestion("harbuor", {.suggest = false}) == "none");
    }

    TEST_CASE("a rare word of the index is corrected only to a far more frequent word") {
        Strings texts(30, "harbour");
        texts.push_back("harbuor");
        const Texts index(texts);
        CHECK(index.suggestion("harbuor") == "harbour");
        const Texts few({"harbour", "harbour", "harbuor"});
        CHECK(few.suggestion("harbuor") == "none");
    }

    TEST_CASE(
        "in a query of several words, only unknown words are corrected; the query is not corrected if each word would "
        "change by two letters") {
        Strings texts(30, "carter rapids island");
        texts.push_back("carte bryant");
        const Texts index(texts);
        CHECK(index.suggestion("breast cancer radius") == "none");
        CHECK(index.suggestion("breast OR radius") == "none");
        CHECK(index.suggestion("bryant") == "none");
        CHECK(index.suggestion("breast") == "bryant");
        CHECK(index.suggestion("cartar rapeds") == "carter rapids");
        CHECK(index.suggestion("carter rabeds") == "carter rapids");
        CHECK(index.suggestion("caxter rabeds") == "carter rapids");
        CHECK(index.suggestion("caxtar rabeds") == "none");
        CHECK(index.suggestion("caxtar \"grand island\"") == "none");
        CHECK(index.suggestion("caxtar \"rapids island\"") == "carter \"rapids island\"");
        CHECK(index.suggestion("carte") == "carter");
        CHECK(index.suggestion("carte island") == "none");
    }

    TEST_CASE("a prefix is completed to the most frequent words with that prefix") {
        const Texts index({"harbour harbours", "harbour", "harvest", "herring", "Harbour"});
        CHECK(index.completions("har") == Strings{"harbour", "harbours", "harvest"});
        CHECK(index.completions("HARV") == Strings{"harvest"});
        CHECK(index.completions("har", 1) == Strings{"harbour"});
        CHECK(index.completions("x").empty());
        CHECK(index.completions("").empty());
        CHECK(index.completions("harbour ").empty());
    }

    TEST_CASE("a prefix after other words is completed to words of documents that contain the other words") {
        const Texts index({"old harbour talks", "new tables", "new tables", "old talks", "new talents"});
        CHECK(index.completions("ta") == Strings{"tables", "talks", "talents"});
        CHECK(index.completions("old ta") == Strings{"old talks"});
        CHECK(index.completions("new ta") == Strings{"new tables", "new talents"});
        CHECK(index.completions("zzz ta").empty());
    }
}

TEST_SUITE("deadline") {
    TEST_CASE("a search beyond its time limit returns incomplete results with a warning") {
        const test::TestIndex index(test::documents_of(Strings(30'000, "to be or not to be")), {});
        const Searcher& searcher = index.searcher();
        // This query takes far longer than a millisecond.
        std::string query = "\"to be or not to be\"";
        for (int i = 0; i < 6; ++i) query += " OR \"be or not to be\"~" + std::to_string(i + 1);
        const Results whole = searcher.search(query, {.count_to = count_all});
        CHECK(whole.total.value == 30'000);
        CHECK(whole.total.exact);
        CHECK(whole.warnings.empty());
        const Results hasty = searcher.search(query, {.timeout_ms = 1, .count_to = count_all});
        CHECK_FALSE(hasty.total.exact);
        REQUIRE(hasty.warnings.size() == 1);
        CHECK(hasty.warnings[0].message.find("1 ms") != std::string::npos);
        const Results patient = searcher.search("be", {.timeout_ms = 600'000});
        CHECK(patient.hits.size() == 10);
        CHECK(patient.warnings.empty());
    }
}

}  // namespace
}  // namespace kwic
