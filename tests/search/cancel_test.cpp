// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

std::optional<ErrorCode> code_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return {};
}

void put(IndexWriter& writer, int documents, const std::string& text = "harbour") {
    for (int i = 0; i < documents; ++i) writer.put({.id = "d" + std::to_string(i), .text = text});
}

TEST_SUITE("cancel") {
    TEST_CASE("searches throw Error (cancelled) after a stop request") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        put(writer, 10);
        writer.commit();
        const Searcher searcher(folder / "index");
        std::stop_source stop;
        const SearchOptions options{.stop = stop.get_token()};
        CHECK(searcher.search("harbour", options).hits.size() == 10);
        stop.request_stop();
        CHECK(code_of([&] { searcher.search("harbour", options); }) == ErrorCode::cancelled);
        CHECK(code_of([&] { searcher.why("d1", "harbour", options); }) == ErrorCode::cancelled);
        CHECK(code_of([&] { searcher.explain("harbour", options); }) == ErrorCode::cancelled);
        CHECK(code_of([&] { searcher.complete("harb", 10, stop.get_token()); }) == ErrorCode::cancelled);
        CHECK(searcher.search("harbour").hits.size() == 10);
        CHECK(searcher.complete("harb", 10, std::stop_source().get_token()).size() == 1);
    }

    TEST_CASE("another thread can stop a running search") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        put(writer, 3000, "harbour talks of the envoys in the old port went on");
        writer.commit();
        const Searcher searcher(folder / "index");
        bool was_cancelled = false;
        // Each attempt delays the stop request by 10 microseconds more than the previous attempt, until a search is
        // cancelled.
        for (int attempt = 0; attempt < 200 && !was_cancelled; ++attempt) {
            std::stop_source stop;
            std::jthread asking([&] {
                std::this_thread::sleep_for(std::chrono::microseconds(10 * attempt));
                stop.request_stop();
            });
            was_cancelled = code_of([&] {
                                searcher.search("harbour talks envoys port",
                                                {.limit = 3000, .match = Match::any, .stop = stop.get_token()});
                            }) == ErrorCode::cancelled;
        }
        CHECK(was_cancelled);
    }

    TEST_CASE("a stopped build leaves no index and no temporary files") {
        const test::TempDir folder;
        std::stop_source stop;
        {
            IndexWriter writer(folder / "index", {.stop = stop.get_token()});
            put(writer, 100);
            stop.request_stop();
            CHECK(code_of([&] { writer.put({.id = "late", .text = "harbour"}); }) == ErrorCode::cancelled);
        }
        CHECK(code_of([&] { Searcher(folder / "index"); }) == ErrorCode::not_found);
        for (const auto& entry : std::filesystem::directory_iterator(folder / "index"))
            CHECK_FALSE(entry.path().filename().string().starts_with("tmp-"));
    }

    TEST_CASE("a build can be stopped while it merges its parts") {
        const test::TempDir folder;
        std::stop_source stop;
        {
            WriterOptions options{.stop = stop.get_token()};
            options.progress = [&](const Progress& progress) {
                if (progress.stage == Progress::Stage::merging) stop.request_stop();
            };
            IndexWriter writer(folder / "index", options);
            put(writer, 100);
            CHECK(code_of([&] { writer.commit(); }) == ErrorCode::cancelled);
        }
        CHECK(code_of([&] { Searcher(folder / "index"); }) == ErrorCode::not_found);
    }

    TEST_CASE("a stopped compaction leaves an intact index with all earlier changes") {
        const test::TempDir folder;
        std::stop_source stop;
        {
            IndexWriter writer(folder / "index");
            put(writer, 50);
            writer.commit();
        }
        {
            WriterOptions options{.stop = stop.get_token()};
            options.progress = [&](const Progress& progress) {
                if (progress.stage == Progress::Stage::compacting) stop.request_stop();
            };
            IndexWriter writer(folder / "index", options);
            writer.put({.id = "new", .text = "harbour"});
            CHECK(code_of([&] { writer.compact(); }) == ErrorCode::cancelled);
        }
        CHECK(Searcher(folder / "index").document_count() == 51);
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("a verification can be stopped") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        put(writer, 50);
        writer.commit();
        std::stop_source stop;
        const auto stop_at_once = [&](const Progress&) { stop.request_stop(); };
        CHECK(code_of([&] { verify_index(folder / "index", stop_at_once, stop.get_token()); }) == ErrorCode::cancelled);
    }
}

TEST_SUITE("progress") {
    struct Recorder {
        std::vector<Progress> steps;
        std::thread::id thread = std::this_thread::get_id();
        ProgressCallback callback() {
            return [this](const Progress& progress) {
                CHECK(std::this_thread::get_id() == thread);
                steps.push_back(progress);
            };
        }
        // Checks the reports of the stage: `done` begins with 0, never decreases and ends with `total`, and `total`
        // does not change.
        void check_stage(Progress::Stage stage) const {
            std::vector<Progress> of_stage;
            for (const Progress& step : steps)
                if (step.stage == stage) of_stage.push_back(step);
            REQUIRE(of_stage.size() >= 2);
            CHECK(of_stage.front().done == 0);
            CHECK(of_stage.back().done == of_stage.back().total);
            for (std::size_t i = 1; i < of_stage.size(); ++i) {
                CHECK(of_stage[i].done >= of_stage[i - 1].done);
                CHECK(of_stage[i].total == of_stage[0].total);
            }
        }
    };

    TEST_CASE("long operations report their progress on the calling thread") {
        const test::TempDir folder;
        Recorder recorder;
        {
            IndexWriter writer(folder / "index", {.jobs = 4, .progress = recorder.callback()});
            put(writer, 500, "harbour talks");
            writer.commit();
        }
        recorder.check_stage(Progress::Stage::merging);
        {
            IndexWriter writer(folder / "index", {.progress = recorder.callback()});
            writer.put({.id = "new", .text = "tide"});
            writer.compact();
        }
        recorder.check_stage(Progress::Stage::compacting);
        verify_index(folder / "index", recorder.callback());
        recorder.check_stage(Progress::Stage::checking);
    }

    TEST_CASE("an exception from a progress callback ends the operation and leaves the index unchanged") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "index");
            put(writer, 5);
            writer.commit();
        }
        IndexWriter writer(folder / "index", {.rebuild = true, .progress = [](const Progress&) {
                                                  throw std::runtime_error("the window was closed");
                                              }});
        put(writer, 7);
        try {
            writer.commit();
            FAIL("nothing was thrown");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::internal);
            CHECK(std::string(error.what()).find("the window was closed") != std::string::npos);
        }
        CHECK(Searcher(folder / "index").document_count() == 5);
    }
}

}  // namespace
}  // namespace kwic
