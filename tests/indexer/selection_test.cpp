// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/selection.hpp"

#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace kwic::indexer;
using kwic::test::TempDir;

namespace {

using kwic::test::Strings;

// Returns the ids of the inputs and removed files that select_inputs() selects. Ids of folders end with a slash, and
// ids of removed files begin with a minus.
Strings selected(const Inputs& all, const fs::path& root, const ChangeSet& changes) {
    const Inputs inputs = select_inputs(all, root, changes);
    CHECK(inputs.excluded_ids == all.excluded_ids);
    Strings ids;
    for (const Input& input : inputs.list) ids.push_back(input.id + (input.folder ? "/" : ""));
    for (const std::string& id : inputs.removed_ids) ids.push_back('-' + id);
    return ids;
}

}  // namespace

TEST_SUITE("selection") {
    TEST_CASE("each changed path is compared with the index once") {
        const TempDir dir;
        for (const char* name : {"a/1", "a/b/2", "a-b", "c/3"}) dir.write(name, "text");
        const auto all = plan_inputs({dir.path()}, dir.path(), dir / ".kwic");
        const ChangeSet changes{.everything = false, .ids = {"a", "a/1", "a/b/2", "a-b", "c/3", "c/4", "gone/5"}};
        CHECK(selected(all, dir.path(), changes) == Strings{"a/", "a-b", "c/3", "-c/4"});
        CHECK(selected(all, dir.path(), {.everything = true, .ids = {}}) == Strings{"/"});
        CHECK(selected(all, dir.path(), {}).empty());
    }

    TEST_CASE("an input below a changed folder is also compared with the index") {
        const TempDir dir;
        for (const char* name : {"a/b/1", "a/c"}) dir.write(name, "text");
        const auto all = plan_inputs({dir.path(), dir / "a/b", dir / "a/c"}, dir.path(), dir / ".kwic");
        CHECK(selected(all, dir.path(), {.everything = false, .ids = {"a", "a/b/1", "a/c"}}) ==
              Strings{"a/", "a/b/1", "a/c"});
    }

    TEST_CASE("a missing input folder is ignored, and a missing file counts as removed if its folder exists") {
        const TempDir dir;
        for (const char* name : {"root/a", "other/b", "x/c", "y/d"}) dir.write(name, "text");
        const auto all = plan_inputs({dir / "root", dir / "other", dir / "x/c", dir / "y/d"}, dir / "root", dir / "i");
        fs::remove_all(dir / "other");
        fs::remove(dir / "x/c");
        fs::remove_all(dir / "y");
        CHECK(selected(all, dir / "root", {.everything = true, .ids = {}}) == Strings{"/", "-../x/c"});
    }

    TEST_CASE("a folder that has become an index is selected as a whole") {
        const TempDir dir;
        for (const char* name : {"a/CURRENT", "a/gen-1/x", "a/lock", "b/CURRENT"}) dir.write(name, "text");
        const auto all = plan_inputs({dir.path()}, dir.path(), dir / ".kwic");
        CHECK(selected(all, dir.path(), {.everything = false, .ids = {"a/lock", "b/CURRENT"}}) ==
              Strings{"a/", "b/CURRENT"});
    }

    TEST_CASE("a path that is too long for the system is ignored if its folder does not exist") {
        const TempDir dir;
        const auto all = plan_inputs({dir.path()}, dir.path(), dir / ".kwic");
        std::string id;
        for (int i = 0; i < 1000; ++i) id += "folder/";
        dir.write("folder/text", "text");
        const Inputs inputs = select_inputs(all, dir.path(), {.everything = false, .ids = {"folder/text", id + "a"}});
        REQUIRE(inputs.list.size() == 1);
        CHECK(inputs.list[0].id == "folder/text");
        CHECK(inputs.removed_ids.empty());  // the folder of the file with the long path does not exist
    }
}
