// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::Strings;

// Makes `commits` commits to the index. Each commit changes every document.
void change(const std::filesystem::path& index, int commits, const WriterOptions& options = {.language = "en"}) {
    for (int i = 0; i < commits; ++i) {
        IndexWriter writer(index, options);
        for (const char* const id : {"0", "1", "new"})
            writer.put({.id = id, .text = "changed text " + std::to_string(i)});
        writer.commit();
    }
}

std::size_t generations(const std::filesystem::path& index) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(index))
        count += entry.path().filename().string().starts_with("gen-");
    return count;
}

}  // namespace

TEST_SUITE("snapshot") {
    TEST_CASE("all calls of a snapshot use one state, even after later commits, compactions and rebuilds") {
        const test::TempDir folder;
        const std::string index =
            test::write_index(folder, "index", test::documents_of({"harbour talks", "the ferry"}));
        const Searcher searcher(index);
        std::optional<Searcher> snapshot(searcher.snapshot());
        const auto check = [&] {
            CHECK(ids(snapshot->search("harbour")) == Strings{"0"});
            CHECK(ids(snapshot->search("\"the ferry\"")) == Strings{"1"});
            CHECK(snapshot->search("changed", {.suggest = false}).hits.empty());
            CHECK(snapshot->document("1")->document.text == "the ferry");
            CHECK_FALSE(snapshot->document("new"));
            CHECK(snapshot->document_count() == 2);
            CHECK(snapshot->complete("harb").size() == 1);
            CHECK(snapshot->why("0", "harbour")->is_found);
            CHECK(to_string(snapshot->explain("harbour")).find("harbour") != std::string::npos);
            CHECK(ids(snapshot->search("", {.like_id = "0"})).empty());
        };
        check();
        change(index, 1);
        check();
        change(index, 3);
        check();
        IndexWriter(index).compact();
        check();
        change(index, 2, {.rebuild = true});
        check();
        CHECK(verify_index(index).empty());
        CHECK(searcher.document_count() == 3);
        CHECK(generations(index) == 2);
        snapshot.reset();
        change(index, 1);
        CHECK(generations(index) == 1);
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("several snapshots can keep different states of an index at the same time") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", {});
        const Searcher searcher(index);
        std::vector<Searcher> snapshots;
        for (std::size_t i = 0; i < 6; ++i) {
            snapshots.push_back(searcher.snapshot());
            test::write_index(folder, "index", {{.id = std::to_string(i), .text = "harbour"}});
        }
        for (std::size_t i = 0; i < 6; ++i) CHECK(snapshots[i].search("harbour").hits.size() == i);
        CHECK(searcher.search("harbour").hits.size() == 6);
    }

    TEST_CASE("a snapshot that is taken during an update always reads the state before it or the state after it") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour", "harbour"}));
        const Searcher searcher(index);
        IndexWriter writer(index, {.language = "en", .memory = 1});
        writer.put({.id = "2", .text = "harbour"});
        const Searcher before = searcher.snapshot();
        writer.put({.id = "3", .text = "harbour"});
        CHECK(before.search("harbour").hits.size() == 2);
        writer.commit();
        const Searcher after = searcher.snapshot();
        for (int i = 0; i < 3; ++i) {
            writer.remove(std::to_string(i));
            writer.commit();
            CHECK(before.search("harbour").hits.size() == 2);
            CHECK(after.search("harbour").hits.size() == 4);
            CHECK(after.document("0")->document.text == "harbour");
        }
        CHECK(searcher.search("harbour").hits.size() == 1);
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("a snapshot that is taken during an update survives a crash after the commit of the update") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour", "the ferry"}));
        const std::filesystem::path generation = std::filesystem::path(index) / "gen-1";
        const std::string manifest = test::read_file(generation / "manifest.json");
        const Searcher searcher(index);
        std::optional<Searcher> before;
        {
            IndexWriter writer(index, {.language = "en", .memory = 1});
            writer.put({.id = "0", .text = "changed"});
            before.emplace(searcher.snapshot());
            for (const char* const id : {"1", "2"}) writer.put({.id = id, .text = "changed"});
            writer.commit();
        }
        const auto check = [&] {
            CHECK(ids(before->search("harbour")) == Strings{"0"});
            CHECK(ids(before->search("\"the ferry\"")) == Strings{"1"});
            CHECK(before->document("1")->document.text == "the ferry");
            CHECK(before->document_count() == 2);
            CHECK(searcher.search("changed").hits.size() == 3);
        };
        check();
        // Restores the files that a crash between the commit and the writing of the manifest would leave.
        folder.write("index/gen-1/manifest.json", manifest);
        folder.write("index/gen-1/updating.tmp", "");
        for (int i = 0; i < 3; ++i) {
            IndexWriter(index, {.language = "en"}).document_count();
            check();
            CHECK(verify_index(index).empty());
        }
        CHECK(generations(index) == 2);
        before.reset();
        change(index, 1);
        CHECK(generations(index) == 1);
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("several threads can use one snapshot, which keeps the states of several indexes") {
        const test::TempDir folder;
        const std::string first = test::write_index(folder, "first", test::documents_of({"harbour talks"}));
        const std::string second = test::write_index(folder, "second", test::documents_of({"harbour"}));
        const Searcher searcher({first, second});
        const Searcher snapshot = searcher.snapshot();
        std::atomic<std::size_t> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int call = 0; call < 50; ++call) wrong += snapshot.search("harbour").hits.size() != 2;
                });
            threads.emplace_back([&] { change(first, 4); });
            threads.emplace_back([&] { change(second, 4); });
        }
        CHECK(wrong == 0);
        CHECK(searcher.search("harbour").hits.empty());
    }

    TEST_CASE("each snapshot that is taken while a writer commits always reads the same committed state") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"state0", "state0"}));
        const Searcher searcher(index);
        std::atomic<bool> is_over = false;
        std::jthread writing([&] {
            IndexWriter writer(index, {.language = "en"});
            for (int state = 1; state < 40; ++state) {
                for (const char* const id : {"0", "1"}) writer.put({.id = id, .text = "state" + std::to_string(state)});
                writer.commit();
            }
            is_over = true;
        });
        std::size_t taken = 0;
        while (!is_over || taken == 0) {
            const Searcher snapshot = searcher.snapshot();
            const std::string state = snapshot.document("0")->document.text;
            for (int call = 0; call < 3; ++call) {
                CHECK(snapshot.document("1")->document.text == state);
                CHECK(snapshot.search(state).hits.size() == 2);
            }
            ++taken;
        }
    }

    TEST_CASE("a snapshot cannot make another snapshot") {
        const test::TempDir folder;
        const Searcher snapshot =
            Searcher(test::write_index(folder, "index", test::documents_of({"harbour"}))).snapshot();
        CHECK_THROWS_AS(snapshot.snapshot(), Error);
        CHECK(snapshot.search("harbour").hits.size() == 1);
    }

    TEST_CASE("a snapshot of a remote index can be searched") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour", "ferry"}));
        const test::Server server(std::filesystem::path(index) / "CURRENT");
        const Searcher snapshot = Searcher(std::vector<std::string>{server.address()}).snapshot();
        CHECK(ids(snapshot.search("harbour")) == Strings{"0"});
        change(index, 1);
        CHECK(ids(snapshot.search("harbour")) == Strings{"0"});
    }
}

}  // namespace kwic
