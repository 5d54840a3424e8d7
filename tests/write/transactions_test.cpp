// SPDX-License-Identifier: GPL-2.0-or-later
// Tests transactions of an IndexWriter: commits, rollbacks, the lock, threads, and updates that exceed the write
// buffer.
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// WriterOptions::memory of a writer that writes changes to the tables as often as possible: after a few documents.
constexpr std::size_t tiny = 1;

std::size_t count(const Searcher& searcher, const std::string& query) {
    return searcher.search(query, {.limit = 0, .match = Match::all, .count_to = count_all}).total.value;
}

ErrorCode code_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    FAIL("the call has not failed");
    return {};
}

Document walrus(int number) {
    return {.id = "w" + std::to_string(number),
            .text = "walrus number" + std::to_string(number) + " " + std::string(2000, 'x') + " déjà",
            .fields = {{"price", static_cast<double>(number)}}};
}

}  // namespace

TEST_SUITE("transactions") {
    TEST_CASE("a rollback discards the type conflicts since the last commit") {
        const test::TempDir folder;
        const std::map<std::string, FieldType> types = {{"n", FieldType::integer}};
        for (const bool is_new : {true, false}) {
            IndexWriter writer(folder / "index", {.language = "en", .fields = types});
            const auto counts = [&] {
                std::vector<std::size_t> all;
                for (const TypeConflict& conflict : writer.type_conflicts()) all.push_back(conflict.count);
                return all;
            };
            writer.put({.id = "a", .text = "x", .fields = {{"n", "many"}}});
            CHECK(counts() == std::vector<std::size_t>{1});
            writer.rollback();
            CHECK(counts().empty());
            writer.put({.id = "b", .text = "x", .fields = {{"n", is_new ? "few" : "several"}}});
            writer.commit();
            writer.patch("b", {{"n", {"none"}}});
            writer.put({.id = "c", .text = "x", .fields = {{"n", true}}});
            CHECK(counts() == std::vector<std::size_t>{2, 1});
            writer.rollback();
            CHECK(counts() == std::vector<std::size_t>{1});
            writer.compact();
            writer.rollback();
            CHECK(counts() == std::vector<std::size_t>{1});
        }
    }

    TEST_CASE("an update of any size is invisible before commit() and complete afterwards") {
        for (const std::size_t memory : {tiny, std::size_t{1} << 16, std::size_t{256} << 20}) {
            CAPTURE(memory);
            const test::TempDir folder;
            const std::string index = test::write_index(folder, "index", test::documents_of({"okapi", "okapi"}));
            const Searcher searcher(index);
            IndexWriter writer(index, {.memory = memory});
            for (int i = 0; i < 60; ++i) {
                writer.put(walrus(i));
                if (i % 10 == 0) {
                    CHECK(count(searcher, "walrus") == 0);
                    CHECK(count(Searcher(index), "walrus") == 0);
                    CHECK(verify_index(index).empty());
                }
            }
            writer.remove("0");
            CHECK(count(Searcher(index), "okapi") == 2);
            writer.commit();
            CHECK(count(searcher, "walrus") == 60);
            CHECK(count(searcher, "okapi") == 1);
            CHECK(count(searcher, "price:10..19") == 10);
            CHECK(count(searcher, "number7 deja") == 1);
            CHECK(verify_index(index).empty());
        }
    }

    TEST_CASE(
        "an update that changes the languages of an index is invisible before commit(), and complete afterwards") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbours"}), {});
        IndexWriter writer(index, {.memory = tiny});
        writer.put({.id = "de", .text = "Verhandlungen in Häfen", .language = "de"});
        CHECK(count(Searcher(index), "hafen") == 0);
        writer.commit();
        CHECK(count(Searcher(index), "hafen") == 1);
        CHECK(count(Searcher(index), "verhandlung") == 1);
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("a destroyed writer leaves no part of an update in the index, and the next writer has nothing to check") {
        for (const std::size_t memory : {tiny, std::size_t{256} << 20}) {
            const test::TempDir folder;
            const std::string index = test::write_index(folder, "index", test::documents_of({"okapi"}));
            {
                IndexWriter writer(index, {.memory = memory});
                for (int i = 0; i < 50; ++i) writer.put(walrus(i));
                writer.remove("0");
            }
            CHECK_FALSE(std::filesystem::exists(index + "/gen-1/updating.tmp"));
            CHECK(count(Searcher(index), "*") == 1);
            CHECK(count(Searcher(index), "okapi") == 1);
            CHECK(verify_index(index).empty());
            IndexWriter writer(index);
            CHECK(writer.put(walrus(1)) == PutResult::added);
        }
    }

    TEST_CASE("rollback() discards the changes since the last commit, and the writer can be used again") {
        for (const std::size_t memory : {tiny, std::size_t{256} << 20}) {
            const test::TempDir folder;
            const std::string index = test::write_index(folder, "index", test::documents_of({"okapi", "okapi"}));
            const Searcher searcher(index);
            IndexWriter writer(index, {.memory = memory});
            writer.rollback();
            writer.put(walrus(1));
            writer.remove("0");
            CHECK(writer.document_count() == 2);
            writer.rollback();
            CHECK(writer.document_count() == 2);
            CHECK(writer.put(walrus(1)) == PutResult::added);
            CHECK(writer.remove("1"));
            writer.commit();
            writer.put(walrus(2));
            writer.rollback();
            writer.commit();
            CHECK(test::sorted_ids(searcher, "*") == Strings{"0", "w1"});
            CHECK(verify_index(index).empty());
        }
    }

    TEST_CASE("rollback() of a new or rebuilt index leaves an empty transaction") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        for (int i = 0; i < 2000; ++i) writer.put({.id = std::to_string(i), .text = "okapi"});
        writer.rollback();
        CHECK(writer.document_count() == 0);
        CHECK(code_of([&] { Searcher(folder / "index"); }) == ErrorCode::not_found);
        writer.put(walrus(1));
        writer.put(walrus(1));
        writer.commit();
        CHECK(count(Searcher(folder / "index"), "*") == 1);
        writer.put(walrus(2));
        writer.rollback();
        CHECK(writer.put(walrus(1)) == PutResult::unchanged);

        std::optional<IndexWriter> rebuilding;
        writer = IndexWriter(folder / "other");
        rebuilding.emplace(folder / "index", WriterOptions{.rebuild = true});
        rebuilding->put(walrus(7));
        rebuilding->rollback();
        CHECK(rebuilding->document_count() == 0);
        CHECK(test::sorted_ids(Searcher(folder / "index"), "*") == Strings{"w1"});
        rebuilding->put(walrus(8));
        rebuilding->commit();
        rebuilding->put(walrus(9));
        rebuilding->rollback();
        CHECK(rebuilding->document_count() == 1);
        rebuilding.reset();
        CHECK(test::sorted_ids(Searcher(folder / "index"), "*") == Strings{"w8"});
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("a writer that has failed can be rolled back and used again") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"okapi"}));
        std::stop_source stop;
        IndexWriter stopped(index, {.stop = stop.get_token()});
        stopped.put(walrus(1));
        stop.request_stop();
        CHECK(code_of([&] { stopped.commit(); }) == ErrorCode::cancelled);
        CHECK(code_of([&] { stopped.commit(); }) == ErrorCode::internal);
        stopped.rollback();
        CHECK(stopped.document_count() == 1);

        const test::TempDir other;
        IndexWriter building(other / "index");
        building.put(walrus(1));
        for (const auto& entry : std::filesystem::directory_iterator(other / "index"))
            if (entry.is_directory()) std::filesystem::remove_all(entry.path());
        CHECK_THROWS_AS(building.commit(), Error);
        building.rollback();
        building.put(walrus(2));
        building.commit();
        CHECK(test::sorted_ids(Searcher(other / "index"), "*") == Strings{"w2"});
    }

    TEST_CASE("rollback() forgets which files were put or marked as present") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        for (const char* const id : {"a", "b"}) writer.put({.id = id, .text = "okapi", .file = FileStamp{1, 1}});
        writer.commit();
        CHECK(writer.missing(Strings{""}).empty());
        writer.rollback();
        CHECK(writer.missing(Strings{""}) == Strings{"a", "b"});
        CHECK(writer.touch("a", FileStamp{1, 1}));
        CHECK(writer.missing(Strings{""}) == Strings{"b"});
    }

    TEST_CASE("a second writer waits for the lock, and fails with `locked` after the given time") {
        const test::TempDir folder;
        std::optional<IndexWriter> first(folder / "index");
        CHECK(code_of([&] { IndexWriter(folder / "index"); }) == ErrorCode::locked);
        CHECK(code_of([&] { IndexWriter(folder / "index", {.wait = std::chrono::milliseconds(30)}); }) ==
              ErrorCode::locked);
        std::atomic<bool> has_waited = false;
        std::jthread waiting([&] {
            IndexWriter second(folder / "index", {.wait = std::chrono::hours(1)});
            has_waited = true;
            second.put(walrus(1));
            second.commit();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        CHECK_FALSE(has_waited);
        first->put(walrus(2));
        first->commit();
        first.reset();
        waiting.join();
        CHECK(count(Searcher(folder / "index"), "*") == 2);
    }

    TEST_CASE("a stop ends the wait for the lock") {
        const test::TempDir folder;
        const IndexWriter first(folder / "index");
        std::stop_source stop;
        std::jthread stopping([&] { stop.request_stop(); });
        CHECK(code_of([&] {
                  IndexWriter(folder / "index", {.wait = std::chrono::hours(1), .stop = stop.get_token()});
              }) == ErrorCode::cancelled);
    }

    TEST_CASE("several threads can use one writer at the same time") {
        for (const bool is_new : {true, false}) {
            const test::TempDir folder;
            if (!is_new) test::write_index(folder, "index", test::documents_of({"okapi"}), {});
            IndexWriter writer(folder / "index", {.memory = is_new ? std::size_t{256} << 20 : std::size_t{1} << 16});
            {
                std::vector<std::jthread> threads;
                for (int thread = 0; thread < 8; ++thread)
                    threads.emplace_back([&, thread] {
                        for (int i = 0; i < 40; ++i) {
                            Document document = walrus(100 * thread + i);
                            writer.put(document);
                            if (i % 8 == 7) writer.remove(document.id);
                            if (i % 20 == 19) writer.commit();
                            writer.keep(document.id);
                            writer.document_count();
                        }
                    });
            }
            writer.commit();
            const Searcher searcher(folder / "index");
            CHECK(count(searcher, "walrus") == 8 * 35);
            CHECK(verify_index(folder / "index").empty());
        }
    }

    TEST_CASE("a progress callback that calls its writer gets an error") {
        const test::TempDir folder;
        std::optional<IndexWriter> writer;
        ErrorCode code = ErrorCode::io;
        writer.emplace(folder / "index", WriterOptions{.progress = [&](const Progress&) {
                           code = code_of([&] { writer->document_count(); });
                       }});
        writer->put(walrus(1));
        writer->commit();
        CHECK(code == ErrorCode::invalid_argument);
        CHECK(count(Searcher(folder / "index"), "*") == 1);
    }
}

}  // namespace kwic
