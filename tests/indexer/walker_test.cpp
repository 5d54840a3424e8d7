// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <indexer/inputs.hpp>
#include <indexer/walker.hpp>
#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using kwic::indexer::Excludes;
using kwic::indexer::FoundFile;
using kwic::indexer::WalkOptions;
using kwic::test::TempDir;

namespace {

using kwic::test::Strings;

struct Seen {
    Strings files;
    Strings skipped;
    bool complete = false;
};

Seen walk(const fs::path& folder, const WalkOptions& options = {}, const std::string& id = {}) {
    Seen seen;
    seen.complete = kwic::indexer::walk(
        folder, id, options, [&](const FoundFile& file) { seen.files.push_back(file.id); },
        [&](const std::string& name, const std::string& cause) { seen.skipped.push_back(name + ": " + cause); });
    return seen;
}

WalkOptions excluding(const Strings& globs) {
    WalkOptions options;
    options.excludes = Excludes(globs);
    return options;
}

// Creates `depth` nested folders and a file in the deepest folder. Uses descriptors, because the paths can be too long
// for the system.
void make_deep(const fs::path& folder, const std::string& name, int depth) {
    int current = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < depth && current >= 0; ++i) {
        mkdirat(current, name.c_str(), 0755);
        const int next = openat(current, name.c_str(), O_RDONLY | O_DIRECTORY);
        close(current);
        current = next;
    }
    REQUIRE(current >= 0);
    const int file = openat(current, "deepest.txt", O_WRONLY | O_CREAT, 0644);
    CHECK(file >= 0);
    close(file);
    close(current);
}

// Removes a tree that is too deep for std::filesystem.
void remove_deep(const fs::path& folder, const std::string& name) {
    Strings pending;
    const fs::path moved = folder / "moved";
    while (fs::exists(folder / name)) {
        const int top = open((folder / name).c_str(), O_RDONLY | O_DIRECTORY);
        const int base = open(folder.c_str(), O_RDONLY | O_DIRECTORY);
        unlinkat(top, "deepest.txt", 0);
        const bool last = renameat(top, name.c_str(), base, "moved") != 0;
        close(top);
        close(base);
        fs::remove(folder / name);
        if (!last) fs::rename(moved, folder / name);
    }
}

}  // namespace

TEST_SUITE("walker") {
    TEST_CASE("the entries of each folder are visited in the order of their names, and ids are relative to the root") {
        const TempDir dir;
        for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "Z.txt", "é.txt"}) dir.write(name, "");
        fs::create_directory(dir / "empty");
        const Seen seen = walk(dir.path());
        CHECK(seen.files == Strings{"Z.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "é.txt"});
        CHECK(seen.skipped.empty());
        CHECK(seen.complete);
        CHECK(walk(dir / "a", {}, "a").files == Strings{"a/b/c.txt", "a/z.txt"});
        CHECK(walk(dir / "a", {}, "../other").files == Strings{"../other/b/c.txt", "../other/z.txt"});
    }

    TEST_CASE("a found file can be opened relative to the descriptor of its folder") {
        const TempDir dir;
        dir.write("a/b.txt", "text");
        std::string text(4, ' ');
        kwic::indexer::walk(
            dir.path(), "", {},
            [&](const FoundFile& found) {
                const int file = openat(found.folder, found.name.c_str(), O_RDONLY);
                CHECK(read(file, text.data(), 4) == 4);
                close(file);
            },
            [](const std::string&, const std::string&) {});
        CHECK(text == "text");
    }

    TEST_CASE("hidden files and folders are skipped unless WalkOptions::hidden is true") {
        const TempDir dir;
        for (const char* name : {".a", ".b/c", "d/.e", "f"}) dir.write(name, "");
        CHECK(walk(dir.path()).files == Strings{"f"});
        WalkOptions options;
        options.hidden = true;
        CHECK(walk(dir.path(), options).files == Strings{".a", ".b/c", "d/.e", "f"});
    }

    TEST_CASE("index folders are skipped") {
        const TempDir dir;
        for (const char* name :
             {".kwic/a", "index/CURRENT", "index/gen-1/data", "index/a", "current/CURRENT", "gen/gen-1"})
            dir.write(name, "");
        WalkOptions options;
        options.hidden = true;
        CHECK(walk(dir.path(), options).files == Strings{"current/CURRENT", "gen/gen-1"});
    }

    TEST_CASE("--exclude patterns match names or paths") {
        struct Case {
            Strings globs;
            Strings files;
        };
        const TempDir dir;
        for (const char* name : {"a.log", "a.txt", "b/a.log", "b/c/a.txt", "b/c/d.txt", "c"}) dir.write(name, "");
        const std::vector<Case> cases = {
            {{"*.log"}, {"a.txt", "b/c/a.txt", "b/c/d.txt", "c"}},
            {{"*.log", "*.txt"}, {"c"}},
            {{"b"}, {"a.log", "a.txt", "c"}},
            {{"c"}, {"a.log", "a.txt", "b/a.log"}},
            {{"c/"}, {"a.log", "a.txt", "b/a.log", "c"}},
            {{"/c"}, {"a.log", "a.txt", "b/a.log", "b/c/a.txt", "b/c/d.txt"}},
            {{"b/*.txt"}, {"a.log", "a.txt", "b/a.log", "b/c/a.txt", "b/c/d.txt", "c"}},
            {{"b/**.txt"}, {"a.log", "a.txt", "b/a.log", "b/c/a.txt", "b/c/d.txt", "c"}},
            {{"b/**/*.txt"}, {"a.log", "a.txt", "b/a.log", "c"}},
            {{"b/c"}, {"a.log", "a.txt", "b/a.log", "c"}},
            {{"[ab].txt"}, {"a.log", "b/a.log", "b/c/d.txt", "c"}},
            {{"A.TXT"}, {"a.log", "a.txt", "b/a.log", "b/c/a.txt", "b/c/d.txt", "c"}},
        };
        for (const Case& c : cases) {
            CAPTURE(c.globs.front());
            CHECK(walk(dir.path(), excluding(c.globs)).files == c.files);
        }
    }

    TEST_CASE("a path on the command line is excluded if a pattern matches a folder that contains it") {
        const Excludes excludes({"build/", "x/y"});
        CHECK(excludes.match_with_parents("a/build/b.txt", false));
        CHECK(excludes.match_with_parents("x/y/z", true));
        CHECK_FALSE(excludes.match_with_parents("a/build", false));
        CHECK_FALSE(excludes.match_with_parents("", true));
        CHECK_FALSE(excludes.match_with_parents("../a", true));
    }

    TEST_CASE("symbolic links are found but not followed") {
        const TempDir dir;
        dir.write("a/file", "");
        fs::create_directory_symlink("..", dir / "a/loop");
        fs::create_symlink("absent", dir / "a/dangling");
        fs::create_symlink("self", dir / "a/self");
        const Seen seen = walk(dir.path());
        CHECK(seen.files == Strings{"a/dangling", "a/file", "a/loop", "a/self"});
        CHECK(seen.complete);
        CHECK(walk(dir / "a/loop", {}, "a/loop").skipped.size() == 1);
    }

    TEST_CASE("names can have any bytes") {
        const TempDir dir;
        const Strings names = {"\x01\x1b[2J", "a\nb", "caf\xe9", "\xff\xfe"};
        for (const std::string& name : names) dir.write(name, "");
        CHECK(walk(dir.path()).files == names);
    }

    TEST_CASE("the walk finds named pipes without waiting for them") {
        const TempDir dir;
        REQUIRE(mkfifo((dir / "pipe").c_str(), 0600) == 0);
        CHECK(walk(dir.path()).files == Strings{"pipe"});
    }

    TEST_CASE("a folder that cannot be read is reported, and the files of all other folders are found") {
        if (geteuid() == 0) return;  // root can read everything
        const TempDir dir;
        for (const char* name : {"a/x", "b/x", "c/x"}) dir.write(name, "");
        fs::permissions(dir / "b", fs::perms::none);
        const Seen seen = walk(dir.path());
        CHECK(seen.files == Strings{"a/x", "c/x"});
        CHECK(seen.skipped == Strings{"b: permission denied"});
        CHECK_FALSE(seen.complete);
        fs::permissions(dir / "b", fs::perms::owner_all);
    }

    TEST_CASE("a folder that is removed during the walk is reported") {
        const TempDir dir;
        for (const char* name : {"a", "b/x", "c"}) dir.write(name, "");
        Seen seen;
        seen.complete = kwic::indexer::walk(
            dir.path(), "", {},
            [&](const FoundFile& file) {
                seen.files.push_back(file.id);
                fs::remove_all(dir / "b");
            },
            [&](const std::string& name, const std::string& cause) { seen.skipped.push_back(name + ": " + cause); });
        CHECK(seen.files == Strings{"a", "c"});
        CHECK(seen.skipped == Strings{"b: vanished"});
        CHECK(seen.complete);
    }

    TEST_CASE("the depth and the length of paths have no limit") {
        const TempDir dir;
        dir.write("z.txt", "");
        const std::string name(200, 'd');
        make_deep(dir.path(), name, 1200);
        make_deep(dir / name, "y", 0);
        const Seen seen = walk(dir.path());
        REQUIRE(seen.files.size() == 3);
        CHECK(seen.files[0].size() == 1200 * 201 + std::string("deepest.txt").size());
        CHECK(seen.files[1] == name + "/deepest.txt");
        CHECK(seen.files[2] == "z.txt");
        CHECK(seen.skipped.empty());
        CHECK(seen.complete);
        remove_deep(dir.path(), name);
    }

    TEST_CASE("if the walk cannot return from a moved folder to its old parent, the walk reports the parent and ends") {
        const TempDir dir;
        const std::string name = "d";
        make_deep(dir.path(), name, 60);
        dir.write("z.txt", "");
        fs::create_directory(dir / "elsewhere");
        Seen seen;
        seen.complete = kwic::indexer::walk(
            dir.path(), "", {},
            [&](const FoundFile& file) {
                seen.files.push_back(file.id);
                fs::path half = dir.path();
                for (int i = 0; i < 20; ++i) half /= name;
                if (fs::exists(half)) fs::rename(half, dir / "elsewhere/moved");
            },
            [&](const std::string&, const std::string& cause) { seen.skipped.push_back(cause); });
        CHECK(seen.files.size() == 1);
        CHECK(seen.skipped == Strings{"moved while it was read"});
        CHECK_FALSE(seen.complete);
    }
}

TEST_SUITE("inputs") {
    using kwic::indexer::Input;
    using kwic::indexer::Inputs;

    Strings ids(const Inputs& inputs) {
        Strings found;
        for (const Input& input : inputs.list) found.push_back(input.id);
        return found;
    }

    // Returns the ids of the input files and of the files that walk() finds in the input folders, in the order of the
    // inputs.
    Strings all_files(const Inputs& inputs) {
        Strings files;
        WalkOptions options;
        options.excluded_ids = inputs.excluded_ids;
        for (const Input& input : inputs.list) {
            if (!input.folder) files.push_back(input.id);
            if (input.folder)
                for (const std::string& id : walk(input.path, options, input.id).files) files.push_back(id);
        }
        return files;
    }

    TEST_CASE("ids are relative to the root for inputs inside and outside of the root") {
        const TempDir dir;
        for (const char* name : {"root/a.txt", "root/sub/b.txt", "other/c.txt"}) dir.write(name, "");
        const fs::path root = kwic::indexer::canonical_path(dir / "root");
        const fs::path base = root.parent_path();
        const auto inputs = kwic::indexer::plan_inputs(
            {root, base / "root/sub", base / "other", base / "other/c.txt", root}, root, root / ".kwic");
        CHECK(ids(inputs) == Strings{"", "sub", "../other", "../other/c.txt"});
        CHECK(all_files(inputs) == Strings{"a.txt", "sub/b.txt", "../other/c.txt"});
    }

    TEST_CASE("the id of a file is relative to the root even if the input is a folder that contains the root") {
        const TempDir dir;
        for (const char* name : {"1.txt", "a/2.txt", "a/b/3.txt", "a/b/c/4.txt", "a/x/5.txt"}) dir.write(name, "");
        const fs::path base = kwic::indexer::canonical_path(dir.path());
        const auto inputs = kwic::indexer::plan_inputs({base}, base / "a/b", base / "a/b/.kwic");
        CHECK(ids(inputs) == Strings{"../..", "", ".."});
        CHECK(all_files(inputs) == Strings{"../../1.txt", "3.txt", "c/4.txt", "../2.txt", "../x/5.txt"});
    }

    TEST_CASE("the path of the index is skipped even before the index exists") {
        const TempDir dir;
        dir.write("a.txt", "");
        const fs::path base = kwic::indexer::canonical_path(dir.path());
        const auto inputs = kwic::indexer::plan_inputs({base}, base, base / "sub/index");
        dir.write("sub/index/tmp-1/data", "");
        CHECK(all_files(inputs) == Strings{"a.txt"});
    }

    TEST_CASE("the error about a missing input states its path") {
        const TempDir dir;
        CHECK_THROWS_WITH_AS(kwic::indexer::canonical_path(dir / "absent"),
                             doctest::Contains("absent': no such file or directory"), kwic::Error);
    }

    TEST_CASE("an index is refused as input") {
        const TempDir dir;
        dir.write("index/CURRENT", "");
        dir.write("index/gen-1/data", "");
        const fs::path base = kwic::indexer::canonical_path(dir.path());
        CHECK_THROWS_AS(kwic::indexer::refuse_index_folders({base / "index"}, base / ".kwic"), kwic::Error);
        CHECK_THROWS_AS(kwic::indexer::refuse_index_folders({base / "other"}, base / "other"), kwic::Error);
        CHECK_NOTHROW(kwic::indexer::refuse_index_folders({base}, base / ".kwic"));
    }
}
