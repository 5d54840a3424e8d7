// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/watched_file.hpp"
#include "base/files.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace kwic {
namespace {

namespace fs = std::filesystem;

TEST_SUITE("watched file") {
    TEST_CASE("is_same() returns true until the file is replaced") {
        const test::TempDir dir;
        const fs::path file = dir.path() / "CURRENT";
        replace_file(file, "one");
        const WatchedFile watched(file);
        CHECK(watched.is_same());
        CHECK(watched.is_same());
        // WatchedFile keeps the file open. If the file were closed, one of these replacements could get the inode
        // number of the watched file, and is_same() could return true.
        for (int round = 0; round < 50; ++round) {
            replace_file(file, "two");
            CHECK_FALSE(watched.is_same());
        }
    }

    TEST_CASE("is_same() returns false for a missing, changed or removed file") {
        const test::TempDir dir;
        const fs::path file = dir.path() / "CURRENT";
        const WatchedFile missing(file);
        CHECK_FALSE(missing.is_same());
        replace_file(file, "one");
        CHECK_FALSE(missing.is_same());
        const WatchedFile written(file);
        std::ofstream(file, std::ios::app) << "more";
        CHECK_FALSE(written.is_same());
        const WatchedFile removed(file);
        fs::remove(file);
        CHECK_FALSE(removed.is_same());
    }
}

}  // namespace
}  // namespace kwic
