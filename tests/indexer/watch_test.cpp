// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/index_directory.hpp"
#include "support/indexing.hpp"
#include "support/watching.hpp"

#include <doctest/doctest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace fs = std::filesystem;
using namespace kwic::test;

namespace {

// Parses each line that the indexer has written to standard output as JSON.
std::vector<nlohmann::json> updates(const Watching& watching) {
    std::vector<nlohmann::json> objects;
    std::istringstream lines(watching.output());
    for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
    return objects;
}

// Ends the indexer with SIGTERM. Returns its exit status.
int terminate(Watching& watching) {
    watching.signal(SIGTERM);
    return watching.end();
}

void change_somehow(const TempDir& dir, std::mt19937& random) {
    const auto some_folder = [&] {
        fs::path folder = dir.path();
        for (auto depth = random() % 3; depth > 0; --depth) folder /= std::string(1, "abc"[random() % 3]);
        return folder;
    };
    const auto some_path = [&] { return some_folder() / (std::string(1, "abcde"[random() % 5])); };
    std::error_code ignored;  // a random change may be impossible
    switch (random() % 8) {
        case 0:
        case 1:
            fs::create_directories(some_path(), ignored);
            break;
        case 2:
            fs::rename(some_path(), some_path(), ignored);
            break;
        case 3:
            if (random() % 4 == 0) fs::remove_all(some_path(), ignored);
            fs::remove(some_path(), ignored);
            break;
        case 4:
            fs::permissions(some_path(), fs::perms::owner_all, ignored);
            break;
        default: {
            const fs::path name = some_path();
            fs::create_directories(name.parent_path(), ignored);
            std::ofstream(name) << "text " << random();
        }
    }
}

}  // namespace

TEST_SUITE("watch") {
    TEST_CASE("new, changed and deleted files are detected") {
        const TempDir dir;
        dir.write("a.txt", "harbour");
        Watching watching(dir.path());
        CHECK(watching.finds("harbour", {"a.txt"}));
        dir.write("b.txt", "harbour");
        CHECK(watching.finds("harbour", {"a.txt", "b.txt"}));
        dir.write("a.txt", "talks");
        CHECK(watching.finds("harbour", {"b.txt"}));
        fs::remove(dir / "b.txt");
        CHECK(watching.finds("*", {"a.txt"}));
        CHECK(terminate(watching) == 0);
        CHECK(watching.errors().empty());
        CHECK(counts(dir) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("an update reads only changed files and prints one summary line") {
        const TempDir dir;
        for (const char* name : {"a.txt", "sub/b.txt", "sub/c.txt"}) dir.write(name, "text");
        Watching watching(dir.path());
        CHECK(updates(watching).at(0).at("added") == 3);
        dir.write("sub/b.txt", "other text");
        CHECK(watching.has_written("\"updated\":1"));
        const auto update = updates(watching).at(1);
        CHECK(update.at("unchanged") == 0);
        CHECK(update.at("documents") == 3);
        CHECK(update.at("bytes") == 10);
    }

    TEST_CASE("folders are still watched after they are moved") {
        const TempDir dir;
        dir.write("a/b/1.txt", "text");
        Watching watching(dir.path());
        fs::rename(dir / "a", dir / "c");
        CHECK(watching.finds("*", {"c/b/1.txt"}));
        dir.write("c/b/2.txt", "text");
        CHECK(watching.finds("*", {"c/b/1.txt", "c/b/2.txt"}));
        fs::create_directory(dir / "a");
        fs::rename(dir / "c/b", dir / "a/d");
        CHECK(watching.finds("*", {"a/d/1.txt", "a/d/2.txt"}));
        dir.write("a/d/1.txt", "harbour");
        CHECK(watching.finds("harbour", {"a/d/1.txt"}));
        fs::remove_all(dir / "a");
        dir.write("e.txt", "text");
        CHECK(watching.finds("*", {"e.txt"}));
    }

    TEST_CASE("files in a new folder are indexed") {
        const TempDir dir;
        const TempDir other;
        Watching watching(dir.path());
        std::vector<std::string> names;
        for (int i = 0; i < 200; ++i) {
            names.push_back("new/" + std::to_string(i % 7) + "/" + std::to_string(i) + ".txt");
            dir.write(names.back(), "text");
        }
        CHECK(watching.finds("*", names));
        for (const char* name : {"x/1.txt", "x/y/2.txt"}) other.write(name, "harbour");
        fs::rename(other / "x", dir / "moved");
        CHECK(watching.finds("harbour", {"moved/1.txt", "moved/y/2.txt"}));
        dir.write("moved/y/3.txt", "harbour");
        CHECK(watching.finds("harbour", {"moved/1.txt", "moved/y/2.txt", "moved/y/3.txt"}));
        fs::rename(dir / "moved", other / "x");
        CHECK(watching.finds("*", names));
    }

    TEST_CASE("a file that is replaced by a renamed file is indexed again") {
        const TempDir dir;
        dir.write("a.txt", "harbour");
        Watching watching(dir.path());
        dir.write(".a.txt.swp", "talks");
        fs::rename(dir / ".a.txt.swp", dir / "a.txt");
        CHECK(watching.finds("talks", {"a.txt"}));
        CHECK(watching.finds("*", {"a.txt"}));
    }

    TEST_CASE("files and folders can replace one another") {
        const TempDir dir;
        dir.write("a", "text");
        dir.write("b/1", "text");
        Watching watching(dir.path());
        fs::remove(dir / "a");
        dir.write("a/2", "text");
        fs::remove_all(dir / "b");
        dir.write("b", "text");
        CHECK(watching.finds("*", {"a/2", "b"}));
    }

    TEST_CASE("--watch skips the files that a run without --watch skips") {
        const TempDir dir;
        dir.write("a.txt", "text");
        Watching watching(dir.path(), {"--exclude", "*.log", "--exclude", "tmp/", "--max-size", "100", "--verbose"});
        for (const char* name : {"x.log", "tmp/b.txt", ".hidden", "sub/.git/c.txt"}) dir.write(name, "text");
        dir.write("other/CURRENT", "gen-1");
        dir.write("other/gen-1/d.txt", "text");
        fs::create_symlink("a.txt", dir / "link");
        dir.write("large.txt", std::string(101, 'x'));
        dir.write("picture", std::string(10, '\0'));
        dir.write("sub/z.txt", "text");
        CHECK(watching.finds("*", {"a.txt", "sub/z.txt"}));
        CHECK(watching.has_written("\"name\":\"large.txt\",\"message\":\"skipped: too large"));
        CHECK(watching.has_written("\"name\":\"link\",\"message\":\"skipped: symbolic link"));
        CHECK(watching.has_written("\"name\":\"picture\",\"message\":\"skipped: binary"));
        dir.write("other/e.txt", "text");
        dir.write("a.txt", std::string(10, '\0'));
        CHECK(watching.finds("*", {"sub/z.txt"}));
        CHECK(terminate(watching) == 0);
    }

    TEST_CASE("single files are watched") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt"}) dir.write(name, "text");
        Watching watching(dir.path(), {"a.txt"});
        dir.write("b.txt", "other text");
        dir.write("a.txt", "harbour");
        CHECK(watching.finds("harbour", {"a.txt"}));
        fs::remove(dir / "a.txt");
        CHECK(watching.finds("*", {}));
        dir.write("a.txt", "talks");
        CHECK(watching.finds("*", {"a.txt"}));
    }

    TEST_CASE("if a watched folder disappears, its documents stay in the index until the folder exists again") {
        const TempDir dir;
        for (const char* name : {"home/a.txt", "other/b.txt", "other/c.txt"}) dir.write(name, "text");
        Watching watching(dir / "home", {".", "../other"});
        CHECK(watching.finds("*", {"a.txt", "../other/b.txt", "../other/c.txt"}));
        fs::rename(dir / "other", dir / "away");
        CHECK(watching.has_written("/other\",\"message\":\"no longer exists"));
        dir.write("home/d.txt", "text");
        CHECK(watching.finds("*", {"a.txt", "../other/b.txt", "../other/c.txt", "d.txt"}));
        fs::create_directory(dir / "other");
        fs::rename(dir / "away/c.txt", dir / "other/c.txt");
        CHECK(watching.finds("*", {"a.txt", "../other/c.txt", "d.txt"}));
        dir.write("other/e.txt", "text");
        CHECK(watching.finds("*", {"a.txt", "../other/c.txt", "d.txt", "../other/e.txt"}));
        // The folder `home` contains the index, so the test moves `home` only when no writer has locked the index.
        CHECK(eventually([&] { return !kwic::is_locked(dir / "home/.kwic"); }));
        fs::rename(dir / "home", dir / "away/home");
        CHECK(watching.has_written("/home\",\"message\":\"no longer exists"));
        dir.write("away/home/f.txt", "text");
        fs::rename(dir / "away/home", dir / "home");
        CHECK(watching.finds("*", {"a.txt", "../other/c.txt", "d.txt", "../other/e.txt", "f.txt"}));
    }

    TEST_CASE("after the system loses events, all files are compared with the index again") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt", "c/d.txt"}) dir.write(name, "text");
        Watching watching(dir.path());
        watching.signal(SIGSTOP);
        std::istringstream limit(read_file("/proc/sys/fs/inotify/max_queued_events"));
        std::size_t max_events = 0;
        limit >> max_events;
        // Writes alternately to two files, because equal consecutive events are merged. Each write makes two events.
        for (std::size_t i = 0; i < max_events; ++i) std::ofstream(dir / (i % 2 ? "a.txt" : "b.txt"));
        dir.write("a.txt", "harbour");
        fs::rename(dir / "c", dir / "e");
        dir.write("e/f.txt", "harbour");
        watching.signal(SIGCONT);
        CHECK(watching.finds("*", {"a.txt", "b.txt", "e/d.txt", "e/f.txt"}));
        CHECK(watching.finds("harbour", {"a.txt", "e/f.txt"}));
        dir.write("e/d.txt", "harbour");
        CHECK(watching.finds("harbour", {"a.txt", "e/d.txt", "e/f.txt"}));
    }

    TEST_CASE("if not every folder can be watched, all files are compared with the index at intervals") {
        const std::string set_limit = "echo 3 > /proc/sys/user/max_inotify_watches";
        if (run({"/usr/bin/unshare", "-Ur", "/bin/sh", "-c", set_limit}).status != 0) {
            MESSAGE("not tested: the limit of watches cannot be lowered here");
            return;
        }
        const TempDir dir;
        for (int i = 0; i < 9; ++i) dir.write(std::to_string(i) + "/a.txt", "text");
        Watching watching(dir.path(), {},
                          {"/usr/bin/unshare", "-Ur", "/bin/sh", "-c", set_limit + "; exec \"$@\"", "-"});
        CHECK(watching.has_written("cannot watch all folders: the limit fs.inotify.max_user_watches is reached"));
        dir.write("8/b.txt", "harbour");
        dir.write("new/c.txt", "harbour");
        CHECK(watching.finds("harbour", {"8/b.txt", "new/c.txt"}));
        for (int i = 0; i < 9; ++i) fs::remove_all(dir / std::to_string(i));
        CHECK(watching.finds("*", {"new/c.txt"}));
        CHECK(terminate(watching) == 0);
    }

    TEST_CASE("another writer can use the index between updates, and an update waits for that writer") {
        const TempDir dir;
        dir.write("a.txt", "text");
        Watching watching(dir.path());
        {
            kwic::IndexWriter writer(dir / ".kwic");
            writer.put({.id = "line", .text = "text"});
            dir.write("b.txt", "text");
            CHECK(watching.has_written("another writer is at work on the index"));
            writer.commit();
        }
        CHECK(watching.finds("*", {"a.txt", "b.txt", "line"}));
        CHECK(eventually([&] { return index(dir, {"--rebuild"}).status == 0; }));
        dir.write("c.txt", "text");
        CHECK(watching.finds("*", {"a.txt", "b.txt", "c.txt"}));
    }

    TEST_CASE("kwic-indexer --watch ends with an error if its index is removed") {
        const TempDir dir;
        dir.write("a.txt", "text");
        Watching watching(dir.path());
        fs::remove_all(dir / ".kwic");
        dir.write("b.txt", "text");
        CHECK(watching.end() == 2);
        CHECK(contains(watching.errors(), "/.kwic' no longer exists"));
        CHECK_FALSE(fs::exists(dir / ".kwic"));
    }

    TEST_CASE("kwic-indexer --watch ends when it receives SIGINT or SIGTERM") {
        const TempDir dir;
        dir.write("a.txt", "text");
        Watching interrupted(dir.path());
        interrupted.signal(SIGINT);
        CHECK(interrupted.end() == 0);
        dir.write("b.txt", std::string(10, '\0'));
        Watching skipping(dir.path());
        CHECK(terminate(skipping) == 0);
        dir.write("damaged.gz", "\x1f\x8b");
        Watching failing(dir.path());
        CHECK(terminate(failing) == 1);
    }

    TEST_CASE("options that cannot be combined with --watch are refused") {
        const TempDir dir;
        dir.write("a.txt", "text");
        for (const Arguments& more : std::vector<Arguments>{{"--jsonl", "a.txt"}, {"--dry-run"}, {"--check"}}) {
            CAPTURE(more.front());
            Arguments arguments = {"--watch"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            const auto output = index(dir, arguments);
            CHECK(output.status == 2);
            CHECK(contains(output.err, " cannot be combined with --"));
        }
        CHECK_FALSE(fs::exists(dir / ".kwic"));
    }

    TEST_CASE("after random changes to a watched folder, another run of the indexer would change nothing") {
        std::mt19937 random(20240229);
        const TempDir dir;
        for (int i = 0; i < 50; ++i) change_somehow(dir, random);
        Watching watching(dir.path(), {"--quiet"});
        for (int i = 0; i < 1000; ++i) {
            change_somehow(dir, random);
            if (i % 25 == 0) usleep(static_cast<useconds_t>(random() % 60'000));  // lets several updates happen
        }
        CHECK(watching.is_current());
        CHECK(updates(watching).size() > 2);
        for (int i = 0; i < 20; ++i) change_somehow(dir, random);
        CHECK(watching.is_current());
    }
}
