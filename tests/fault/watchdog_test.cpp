// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/watchdog.hpp"
#include "fault/child.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct Index {
    test::TempDir folder;
    fs::path path = folder / "index";
    fs::path generation;

    Index() {
        IndexWriter writer(path);
        writer.put({.id = "1", .text = "harbour"});
        writer.commit();
        generation = path / "gen-1";
    }

    void damage(const char* file) const {
        const std::string bytes(fs::file_size(generation / file), '\xff');
        std::ofstream(generation / file, std::ios::binary) << bytes;
    }

    // Simulates a search that lasts for `takes` and has a Watchdog that checks the index after `patience`. The search
    // runs in a child process. in_child() kills the child process after 20 seconds.
    Ended search(std::chrono::milliseconds patience, std::chrono::milliseconds takes) const {
        return in_child([&] {
            const searcher::Watchdog watchdog({"localhost:1", path.string()}, patience);
            std::this_thread::sleep_for(takes);
            return 0;
        });
    }
};

TEST_CASE("the watchdog ends a long search of a damaged index") {
    for (const char* file : {"docdata.glass", "postlist.glass", "iamglass"}) {
        const Index index;
        index.damage(file);
        const Ended ended = index.search(0ms, 1h);
        CHECK(ended.status == 2);
        CHECK(ended.text.find(file) != std::string::npos);
        CHECK(ended.text.find("--rebuild") != std::string::npos);
    }
}

TEST_CASE("the watchdog ends a long search of an index whose interrupted update left damaged tables") {
    const Index index;
    index.damage("postlist.glass");
    std::ofstream(index.generation / "updating.tmp");
    const Ended ended = index.search(0ms, 1h);
    CHECK(ended.status == 2);
    CHECK(ended.text.find("--rebuild") != std::string::npos);
}

TEST_CASE("the watchdog does not end a long search of an intact index") {
    CHECK(Index().search(0ms, 200ms).status == 0);
}

TEST_CASE("a finished search does not wait for its watchdog") { CHECK(Index().search(1h, 0ms).status == 0); }

}  // namespace
}  // namespace kwic::fault
