// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::sorted_ids;
using test::Strings;

Strings sorted_ids(const std::filesystem::path& index, const std::string& query) {
    return sorted_ids(Searcher(index), query);
}

TEST_SUITE("index writer") {
    TEST_CASE("texts, titles, languages and fields that are not UTF-8 are refused, and the writer remains usable") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        const std::string bytes = "d\xe9tente";
        const auto is_refused = [&](Document document) {
            document.id = "a";
            try {
                writer.put(document);
            } catch (const Error& error) {
                CHECK(std::string(error.what()).find("document 'a': ") == 0);
                CHECK(std::string(error.what()).find(" is not UTF-8 at byte 2") != std::string::npos);
                return error.code() == ErrorCode::invalid_argument;
            }
            return false;
        };
        CHECK(is_refused({.text = bytes}));
        CHECK(is_refused({.title = bytes}));
        CHECK(is_refused({.language = bytes}));
        CHECK(is_refused({.fields = {{"place", bytes}}}));
        writer.put({.id = bytes, .text = "détente"});  // file names may contain any bytes
        writer.commit();
        CHECK(sorted_ids(folder / "index", "detente") == Strings{bytes});
    }

    TEST_CASE("terminal codes are removed from a document, and the words around and between them are found") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        const Document colored{.id = "a",
                               .title = "N\bNA\bAM\bME\bE",
                               .text = "\x1b[31mFATAL\x1b[0m: har\x1b[1mbour\x1b[m full",
                               .fields = {{"level", "\x1b[31mhigh\x1b[0m"}}};
        CHECK(writer.put(colored) == PutResult::added);
        CHECK(writer.put(colored) == PutResult::unchanged);
        writer.commit();
        const Searcher searcher(folder / "index");
        for (const char* query :
             {"FATAL", "\"fatal harbour full\"", "title:name", "level:high", "literal:\"FATAL: harbour\""}) {
            CAPTURE(query);
            CHECK(sorted_ids(searcher, query) == Strings{"a"});
        }
        CHECK(sorted_ids(searcher, "31m OR 31mfatal OR 0m").empty());
        CHECK(searcher.search("fatal").hits.at(0).snippets.at(0).text == "FATAL: harbour full");
        CHECK(searcher.document("a")->document.text == "FATAL: harbour full");
    }

    TEST_CASE("documents can be added, replaced and removed") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        CHECK(writer.put({.id = "a", .text = "harbour talks"}) == PutResult::added);
        CHECK(writer.put({.id = "b", .text = "harbour dues"}) == PutResult::added);
        CHECK(writer.put({.id = "a", .text = "harbour talks"}) == PutResult::unchanged);
        CHECK(writer.put({.id = "a", .text = "harbour walks"}) == PutResult::updated);
        writer.commit();
        CHECK(sorted_ids(folder / "index", "harbour") == Strings{"a", "b"});
        CHECK(sorted_ids(folder / "index", "talks").empty());
        CHECK(sorted_ids(folder / "index", "walks") == Strings{"a"});
        CHECK(writer.remove("b"));
        CHECK_FALSE(writer.remove("b"));
        CHECK(writer.put({.id = "c", .text = "harbours"}) == PutResult::added);
        writer.commit();
        CHECK(sorted_ids(folder / "index", "harbour") == Strings{"a", "c"});
        CHECK(writer.document_count() == 2);
    }

    TEST_CASE("changes that were not committed are discarded") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "index");
            writer.put({.id = "a", .text = "walrus"});
        }
        CHECK_THROWS_AS(Searcher(folder / "index"), Error);
        {
            IndexWriter writer(folder / "index");
            writer.put({.id = "a", .text = "walrus"});
            writer.commit();
            writer.put({.id = "b", .text = "walrus"});
            writer.remove("a");
        }
        CHECK(sorted_ids(folder / "index", "walrus") == Strings{"a"});
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("after an update is discarded or stopped, the next writer has nothing to check") {
        const test::TempDir folder;
        const auto mark = folder / "index/gen-1/updating.tmp";
        {
            IndexWriter writer(folder / "index");
            writer.put({.id = "a", .text = "walrus"});
            writer.commit();
            writer.put({.id = "b", .text = "walrus"});
            CHECK(std::filesystem::exists(mark));
        }
        CHECK_FALSE(std::filesystem::exists(mark));
        CHECK(verify_index(folder / "index").empty());
        {
            std::stop_source stop;
            IndexWriter writer(folder / "index", {.stop = stop.get_token()});
            writer.put({.id = "b", .text = "walrus"});
            stop.request_stop();
            CHECK_THROWS_AS(writer.commit(), Error);
        }
        CHECK_FALSE(std::filesystem::exists(mark));
        CHECK(verify_index(folder / "index").empty());
        CHECK(sorted_ids(folder / "index", "walrus") == Strings{"a"});
    }

    TEST_CASE("open searchers see an update as soon as it is committed, and not before") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus"});
        writer.commit();
        Searcher reader(folder / "index");
        for (int i = 0; i < 5; ++i) {
            writer.put({.id = "b" + std::to_string(i), .text = "walrus"});
            CHECK(sorted_ids(reader, "walrus").size() == static_cast<std::size_t>(i) + 1);
            writer.commit();
            CHECK(sorted_ids(reader, "walrus").size() == static_cast<std::size_t>(i) + 2);
        }
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("words that an update adds are found by their other forms") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "a", .text = "The negotiations went on."});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "negotiated") == Strings{"a"});
        writer.put({.id = "b", .text = "They negotiated a détente."});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "negotiation") == Strings{"a", "b"});
        CHECK(sorted_ids(folder / "index", "detente") == Strings{"b"});
    }

    TEST_CASE("after an update adds a language, words are stemmed in this language too") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "Two harbours", .language = "en"});
        writer.put({.id = "b", .text = "Verhandlungen", .language = "xx"});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "harbour") == Strings{"a"});
        CHECK(sorted_ids(folder / "index", "Verhandlung").empty());
        writer.put({.id = "c", .text = "Verhandlungen im Hafen", .language = "de"});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "harbour") == Strings{"a"});
        CHECK(sorted_ids(folder / "index", "Verhandlung") == Strings{"b", "c"});
    }

    TEST_CASE("an update stems a word by the languages of the new documents, even if the index already has the word") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "The Minister spoke", .language = "en"});
        writer.put({.id = "b", .text = "Ein Hafen", .language = "de"});
        writer.commit();
        writer.put({.id = "c", .text = "Der Minister sprach mit Ministern", .language = "de"});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "Ministern") == Strings{"a", "c"});
    }

    TEST_CASE("words at the start, middle and end of a long text are found and shown in snippets") {
        const test::TempDir folder;
        std::string text = "A crate of theodolites came first.\n";
        for (int i = 0; i < 20'000; ++i)
            text += "Entry " + std::to_string(i) + " tells of wind and tide and nothing else.\n";
        text.insert(text.find("Entry 10000"), "Then came an okapi.\n");
        text += "Last came an albatross.\n";
        IndexWriter writer(folder / "index");
        writer.put({.id = "log", .text = text});
        writer.commit();
        struct Case {
            const char* word;
            const char* quoted;
            std::uint64_t line;
        };
        Searcher searcher(folder / "index");
        for (const auto& [word, quoted, line] : {Case{"theodolites", "A crate of theodolites came first.", 1},
                                                 {"okapi", "Then came an okapi.", 10'002},
                                                 {"albatross", "Last came an albatross.", 20'003}}) {
            const auto results = searcher.search(word);
            REQUIRE(results.hits.size() == 1);
            REQUIRE(results.hits[0].snippets.size() == 1);
            const Snippet& snippet = results.hits[0].snippets[0];
            CHECK(snippet.text.find(quoted) != std::string::npos);
            CHECK(text.substr(snippet.offset, snippet.text.size()) == snippet.text);
            const auto lines_before =
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(snippet.offset), '\n');
            CHECK(snippet.line == static_cast<std::uint64_t>(lines_before) + 1);
            CHECK(snippet.line <= line);
        }
        CHECK(writer.remove("log"));
        writer.commit();
        CHECK(searcher.search("okapi").hits.empty());
    }

    TEST_CASE("the word order of phrases is checked if the index has texts or positions, but not if it has neither") {
        const test::TempDir folder;
        for (const bool store : {false, true})
            for (const bool positions : {false, true}) {
                CAPTURE(store);
                CAPTURE(positions);
                IndexWriter writer(folder / "index", {.rebuild = true, .store_text = store, .positions = positions});
                writer.put({.id = "a", .text = "The pilot came. Envoys resume harbour talks."});
                writer.put({.id = "b", .text = "Talks at the harbour."});
                writer.commit();
                Searcher searcher(folder / "index");
                const auto results = searcher.search("\"harbour talks\"");
                const bool is_checked = store || positions;
                REQUIRE(results.hits.size() == (is_checked ? 1 : 2));
                CHECK(results.hits[0].snippets.size() == (store ? 1 : 0));
                if (store) CHECK(results.hits[0].snippets[0].highlights.size() == 2);
                CHECK(results.warnings.size() == (is_checked ? 0 : 1));
            }
    }

    TEST_CASE("invalid documents are refused, and the others are indexed") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus"});
        CHECK_THROWS_AS(writer.put({.id = "", .text = "x"}), Error);
        CHECK_THROWS_AS(writer.put({.id = "b", .text = "x", .date = "yesterday"}), Error);
        CHECK_THROWS_AS(writer.put({.id = "b", .text = "x", .fields = {{"", "x"}}}), Error);
        writer.commit();
        CHECK(sorted_ids(folder / "index", "*") == Strings{"a"});
    }

    TEST_CASE("an index built with little memory gives the same results as an index built with much memory") {
        const test::TempDir folder;
        for (const std::size_t memory : {std::size_t{1} << 16, std::size_t{1} << 28}) {
            IndexWriter writer(folder / std::to_string(memory), {.memory = memory});
            for (int i = 0; i < 300; ++i)
                writer.put({.id = std::to_string(i),
                            .text = "number" + std::to_string(i) + " harbours and more words of text"});
            writer.commit();
            CHECK(sorted_ids(folder / std::to_string(memory), "harbour").size() == 100);  // the limit of sorted_ids()
            CHECK(sorted_ids(folder / std::to_string(memory), "number17") == Strings{"17"});
            CHECK(verify_index(folder / std::to_string(memory)).empty());
        }
    }

    TEST_CASE("a writer that has failed refuses further changes") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus"});
        for (const auto& entry : std::filesystem::directory_iterator(folder / "index"))
            if (entry.is_directory()) std::filesystem::remove_all(entry.path());
        CHECK_THROWS_AS(writer.commit(), Error);
        CHECK_THROWS_WITH_AS(writer.put({.id = "b", .text = "okapi"}), doctest::Contains("has failed before"), Error);
        CHECK_THROWS_AS(writer.commit(), Error);
        CHECK_THROWS_AS(Searcher(folder / "index"), Error);
    }

    TEST_CASE("documents with long and repetitive titles and custom fields can be read back") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        const std::string regular(24'626, 'q');
        for (const std::size_t size : {24'626, 8192, 16'384, 100'000})
            writer.put({.id = std::to_string(size),
                        .title = std::string(size, 'q'),
                        .text = "walrus",
                        .fields = {{"source", std::string(size, 'z')}}});
        writer.commit();
        const Results results = Searcher(folder / "index").search("walrus");
        CHECK(results.hits.size() == 4);
        for (const Hit& hit : results.hits) CHECK(hit.title == regular.substr(0, 4096));
        CHECK(sorted_ids(folder / "index", "source:" + std::string(240, 'z')).size() == 4);
    }

    TEST_CASE("any bytes can be an id") {
        const test::TempDir folder;
        const std::string odd = "a\n\x1b[31m\xff" + std::string(3000, 'x');
        IndexWriter writer(folder / "index");
        writer.put({.id = odd, .text = "walrus", .file = FileStamp{1, 1}});
        writer.commit();
        CHECK(sorted_ids(folder / "index", "walrus") == Strings{odd});
        CHECK(writer.remove(odd));
    }
}

}  // namespace
}  // namespace kwic
