// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using test::ids;

constexpr unsigned threads = 8;

// Puts and commits `documents` documents with the ids `d1`, `d2` and so on. Each document contains the word `harbour`
// and one of seven words that begin with the value of `state`.
void write(IndexWriter& writer, int documents, const std::string& state) {
    for (int i = 1; i <= documents; ++i)
        writer.put({.id = "d" + std::to_string(i),
                    .title = "Détente at the harbour",
                    .text = "The envoys of Carinth, ports and boats. " + state + std::to_string(i % 7),
                    .date = "2021-03-" + std::to_string(10 + i % 10)});
    writer.commit();
}

void run_on_all(const std::function<void(unsigned)>& work) {
    std::vector<std::jthread> running;
    for (unsigned i = 0; i < threads; ++i) running.emplace_back(work, i);
}

TEST_SUITE("searcher threads") {
    TEST_CASE("several threads with one searcher get the same results as a single thread") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        write(writer, 200, "state");
        const Searcher searcher(folder / "index");
        const std::vector<std::string> queries = {"harbour",       "detente boats", "\"ports and boats\"", "harb*",
                                                  "harbuor~",      "state3",        "envoy OR carinth",    "kharbour",
                                                  "title:detente", "date:2021-03"};
        std::vector<std::vector<std::string>> alone;
        for (const std::string& query : queries) alone.push_back(ids(searcher.search(query)));

        std::atomic<int> different = 0;
        run_on_all([&](unsigned number) {
            for (std::size_t i = 0; i < 5 * queries.size(); ++i) {
                const std::size_t query = (i + number) % queries.size();
                if (ids(searcher.search(queries[query])) != alone[query]) ++different;
            }
            if (searcher.complete("harb").empty()) ++different;
            if (searcher.document_count() != 200) ++different;
            if (!searcher.why("d1", "harbour")->is_found) ++different;
            if (to_string(searcher.explain("ports")).find("port") == std::string::npos) ++different;
        });
        CHECK(different == 0);
    }

    TEST_CASE("threads that search during updates see only committed states of the index") {
        const test::TempDir folder;
        IndexWriter(folder / "index").commit();
        const Searcher searcher(folder / "index");
        std::atomic<bool> is_over = false;
        std::atomic<int> torn = 0;
        std::atomic<int> searches = 0;
        std::jthread writing([&] {
            for (int state = 0; state < 6; ++state) {
                IndexWriter writer(folder / "index", {.rebuild = state % 3 == 2});
                write(writer, 30, std::string(1, static_cast<char>('a' + state)) + "state");
            }
            is_over = true;
        });
        run_on_all([&](unsigned) {
            while (!is_over) {
                const auto results = searcher.search("harbour", {.limit = 100, .snippets = 0});
                torn += !results.hits.empty() && results.hits.size() != 30;
                ++searches;
            }
        });
        writing.join();
        CHECK(torn == 0);
        CHECK(searches > 0);
        CHECK(searcher.search("fstate1").total.value > 0);
    }

    TEST_CASE("a searcher opened with a relative path works after a change of the working directory") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        write(writer, 3, "state");
        const auto before = std::filesystem::current_path();
        std::filesystem::current_path(folder.path());
        const Searcher searcher(std::filesystem::path("index"));
        std::filesystem::current_path(before);
        std::atomic<std::size_t> found = 0;
        run_on_all([&](unsigned) { found += searcher.search("harbour").hits.size(); });
        CHECK(found == 3 * threads);
    }

    TEST_CASE("a searcher finds a new index that is built in, or moved to, the folder of the old index") {
        const test::TempDir folder;
        const auto write_one = [&](const char* name, const std::string& text) {
            IndexWriter writer(folder / name);
            writer.put({.id = text, .text = text});
            writer.commit();
        };
        write_one("index", "apples");
        const Searcher searcher(folder / "index");
        CHECK(ids(searcher.search("apples*")) == std::vector<std::string>{"apples"});
        std::filesystem::remove_all(folder / "index");
        CHECK_THROWS_AS(searcher.search("apples"), Error);
        write_one("index", "oranges");
        CHECK(ids(searcher.search("*")) == std::vector<std::string>{"oranges"});
        CHECK(searcher.search("apples").hits.empty());
        CHECK(searcher.search("orangse").suggestion == "oranges");
        write_one("next", "pears");
        std::filesystem::rename(folder / "index", folder / "old");
        std::filesystem::rename(folder / "next", folder / "index");
        CHECK(ids(searcher.search("*")) == std::vector<std::string>{"pears"});
        CHECK(searcher.search("paers").suggestion == "pears");
        CHECK_FALSE(searcher.document("oranges"));
    }

    TEST_CASE("after a search of a rebuilt index, the searcher keeps no file of the old index open") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "index");
            write(writer, 3, "state");
        }
        const Searcher searcher(folder / "index");
        run_on_all([&](unsigned) { searcher.search("harbour"); });
        {
            IndexWriter writer(folder / "index", {.rebuild = true});
            write(writer, 5, "state");
        }
        CHECK(searcher.search("harbour").hits.size() == 5);
        std::size_t deleted = 0;
        for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
            std::error_code ignored;
            const std::string target = std::filesystem::read_symlink(entry.path(), ignored).string();
            deleted += target.starts_with(folder.path().string()) && target.ends_with(" (deleted)");
        }
        CHECK(deleted == 0);
    }
}

}  // namespace
}  // namespace kwic
