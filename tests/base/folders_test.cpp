// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/folders.hpp"

#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

TEST_CASE("removing a tree does not remove the targets of its links") {
    const test::TempDir dir;
    dir.write("kept/file", "");
    dir.write("tree/a/b/file", "");
    fs::create_directory_symlink(dir / "kept", dir / "tree/a/link");
    fs::create_symlink("nowhere", dir / "tree/dangling");
    CHECK(entries_in(dir / "tree").size() == 2);
    remove_tree(dir / "tree");
    CHECK(entries_in(dir.path()) == std::vector{dir / "kept"});
    CHECK(fs::exists(dir / "kept/file"));
    remove_tree(dir / "tree");  // does not exist
    CHECK_THROWS_AS(entries_in(dir / "tree"), Error);
}

}  // namespace
}  // namespace kwic
