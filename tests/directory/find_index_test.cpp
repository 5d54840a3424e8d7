// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <optional>

namespace fs = std::filesystem;
using kwic::find_index;
using kwic::holds_index;
using kwic::test::TempDir;

TEST_SUITE("find_index") {
    TEST_CASE("find_index() finds the nearest index in a folder or above it") {
        const TempDir dir;
        const fs::path top = fs::canonical(dir.path());
        fs::create_directories(dir / ".kwic");
        fs::create_directories(dir / "a/.kwic");
        fs::create_directories(dir / "a/b/c");
        fs::create_directories(dir / "d");
        CHECK(find_index(dir / "a/b/c") == top / "a/.kwic");
        CHECK(find_index(dir / "a/") == top / "a/.kwic");
        CHECK(find_index(dir / "d") == top / ".kwic");
        CHECK(find_index(dir / "a/b/../../d") == top / ".kwic");
        fs::create_directory_symlink("a/b", dir / "link");
        CHECK(find_index(dir / "link") == top / "a/.kwic");
        CHECK(find_index(dir / "d/not/there") == top / ".kwic");
    }

    TEST_CASE("find_index() ignores files named .kwic, and finds nothing for an empty path") {
        const TempDir dir;
        dir.write("a/.kwic", "");
        CHECK(find_index(dir / "a") == find_index(dir.path()));
        CHECK(find_index("/") == (fs::exists("/.kwic") ? std::optional<fs::path>("/.kwic") : std::nullopt));
        CHECK_FALSE(find_index(""));
    }

    TEST_CASE("holds_index() is true from the first commit on") {
        const TempDir dir;
        CHECK_FALSE(holds_index(dir / "index"));
        CHECK_FALSE(holds_index(dir.path()));
        {
            kwic::IndexWriter writer(dir / "index");
            writer.put({.id = "a", .text = "text"});
            CHECK_FALSE(holds_index(dir / "index"));
            writer.commit();
        }
        CHECK(holds_index(dir / "index"));
        CHECK_FALSE(holds_index(dir / "index/CURRENT"));
        dir.write("other/CURRENT", "");
        CHECK_FALSE(holds_index(dir / "other"));
        dir.write("other/gen-1", "a file");
        CHECK_FALSE(holds_index(dir / "other"));
        fs::create_directories(dir / "other/gen-x");
        CHECK(holds_index(dir / "other"));
    }
}
