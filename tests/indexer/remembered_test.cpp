// SPDX-License-Identifier: GPL-2.0-or-later
// Tests runs without a PATH, which repeat what the index remembers, and --trust, --forget, --follow and --status.
#include "support/indexing.hpp"
#include "support/strings.hpp"

#include <indexer/sources.hpp>

#include <doctest/doctest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace kwic::test;
using kwic::indexer::Sources;
using kwic::test::Strings;

namespace {

// Runs the program in `folder` with a folder for its state.
CommandOptions in(const TempDir& dir, const std::string& folder) {
    return {"", dir / folder, {{"XDG_STATE_HOME", (dir / "state").string()}}};
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_SUITE("remembered") {
    TEST_CASE("a run without a PATH finds the index above the current folder, and says which it is") {
        const TempDir dir;
        for (const char* name : {"notes/a.txt", "notes/sub/deep/b.txt", "notes/c.log"}) dir.write(name, "text");
        CHECK(counts(dir, {"notes", "--exclude", "*.log"}) == Counts{2, 0, 0, 0, 0, 2});
        dir.write("notes/d.txt", "text");
        dir.write("notes/e.log", "text");
        const auto output = index(dir, {}, in(dir, "notes/sub/deep"));
        CHECK(output.status == 0);
        CHECK(contains(output.err, "1 added, 0 updated, 2 unchanged, 0 removed, 0 skipped: 3 documents, "));
        CHECK(contains(output.err, "; index " + fs::canonical(dir / "notes/.kwic").string() + '\n'));
        CHECK(count_lines(output.err) == 1);
        CHECK_FALSE(fs::exists(dir / "notes/sub/deep/.kwic"));
        CHECK_FALSE(contains(index(dir, {}, in(dir, "notes")).err, "index"));
        const auto json = nlohmann::json::parse(index(dir, {"--json"}, in(dir, "notes/sub")).out);
        CHECK(json.at("index") == fs::canonical(dir / "notes/.kwic").string());
    }

    TEST_CASE("input options without a PATH replace the remembered ones, and those of a part of a root do not") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.log", "sub/c.txt", "sub/d.log", ".hidden"}) dir.write(name, "text");
        CHECK(counts(dir, {"--exclude", "*.log"}) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"sub", "-i", ".kwic"}) == Counts{0, 0, 1, 0, 0, 2});
        CHECK(counts(dir, {"sub", "-i", ".kwic", "--exclude", "*.txt"}) == Counts{1, 0, 0, 1, 0, 2});
        CHECK(counts(dir) == Counts{1, 0, 1, 1, 0, 2});
        CHECK(counts(dir, {"--hidden"}) == Counts{3, 0, 2, 0, 0, 5});
        CHECK(counts(dir) == Counts{0, 0, 5, 0, 0, 5});
        CHECK(counts(dir, {"."}) == Counts{0, 0, 4, 1, 0, 4});
        CHECK(counts(dir) == Counts{0, 0, 4, 0, 0, 4});
    }

    TEST_CASE("an index remembers several roots, and a vanished root is reported and kept until --forget") {
        const TempDir dir;
        for (const char* name : {"one/a.txt", "two/b.txt", "three/c.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"one", "two", "-i", "index"}) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"three", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 3});
        dir.write("three/d.txt", "text");
        for (const char* root : {"one", "two"}) {
            fs::rename(dir / root, dir / "elsewhere");
            const auto output = index(dir, {"-i", "index"});
            CHECK(output.status == 1);
            CHECK(contains(output.err, std::string(root) + ": no longer exists; its documents stay in the index until "
                                                           "--forget removes them\n"));
            CHECK(contains(output.err, " 0 removed, 1 skipped (1 missing root): 4 documents, "));
            CHECK(has(dir / "index", "../three/d.txt"));
            fs::rename(dir / "elsewhere", dir / root);
        }
        CHECK(counts(dir, {"-i", "index"}) == Counts{0, 0, 4, 0, 0, 4});
        CHECK(index(dir, {"absent", "-i", "index"}).status == 2);

        fs::remove_all(dir / "two");
        CHECK(index(dir, {"-i", "index", "--forget", "four"}).status == 2);
        CHECK(counts(dir, {"-i", "index", "--forget", "two", "--dry-run"}) == Counts{0, 0, 0, 1, 0, 3});
        CHECK(counts(dir, {"-i", "index", "--forget", "two"}) == Counts{0, 0, 0, 1, 0, 3});
        CHECK(counts(dir, {"-i", "index"}) == Counts{0, 0, 3, 0, 0, 3});
        CHECK(counts(dir, {"-i", "index", "--forget", "one"}) == Counts{0, 0, 0, 1, 0, 2});
        CHECK(counts(dir, {"-i", "index"}) == Counts{0, 0, 2, 0, 0, 2});
        CHECK(has(dir / "index", "../three/c.txt"));
    }

    TEST_CASE("if the root folder of an index is deleted, other folders can be indexed; it must not be unreachable") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        dir.write("other/b.txt", "text");
        CHECK(counts(dir, {"notes", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 1});
        fs::remove_all(dir / "notes");
        CHECK(counts(dir, {"other", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 2});
        CHECK(has(dir / "index", "../other/b.txt"));
        fs::create_directory_symlink("notes", dir / "notes");  // a link to itself
        const auto unreachable = index(dir, {"other", "-i", "index"});
        CHECK(unreachable.status == 2);
        CHECK(contains(unreachable.err,
                       "notes' of the index 'index' cannot be reached: too many levels of symbolic links\n"));
    }

    TEST_CASE("a root outside of the folder of the index needs trust, which a run that names it gives") {
        const TempDir dir;
        for (const char* name : {"a/x/1.txt", "b/2.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"x", "../b"}, {"", dir / "a", {}}) == Counts{2, 0, 0, 0, 0, 2});  // keeps no state
        const auto refused = index(dir, {}, in(dir, "a/x"));
        CHECK(refused.status == 2);
        CHECK(contains(refused.err,
                       "/b', which is outside of the folder of the index: to index it, run kwic-indexer "
                       "--trust once\n"));
        CHECK(counts(dir, {"--trust"}, in(dir, "a/x")) == Counts{0, 0, 2, 0, 0, 2});
        CHECK(counts(dir, {}, in(dir, "a/x")) == Counts{0, 0, 2, 0, 0, 2});
        fs::remove_all(dir / "state");
        CHECK(index(dir, {}, in(dir, "a/x")).status == 2);
        CHECK(counts(dir, {"../b", "-i", "x/.kwic"}, in(dir, "a")) == Counts{0, 0, 1, 0, 0, 2});
        CHECK(counts(dir, {}, in(dir, "a/x")) == Counts{0, 0, 2, 0, 0, 2});
        CHECK((fs::status(dir / "state/kwic/trusted").permissions() & fs::perms::all) ==
              (fs::perms::owner_read | fs::perms::owner_write));
        CHECK_FALSE(contains(read_file(dir / "a/x/.kwic/sources.json"), "state"));
        fs::rename(dir / "a", dir / "moved");  // another index may be at a trusted path, but not this one at another
        CHECK(index(dir, {}, in(dir, "moved/x")).status == 2);
    }

    TEST_CASE("all roots of another user's index need trust") {
        if (geteuid() != 0) return;  // only root can give files away
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(index(dir, {"notes"}).status == 0);
        constexpr uid_t nobody = 65534;
        REQUIRE(chown((dir / "notes/.kwic/sources.json").c_str(), nobody, nobody) == 0);
        const auto refused = index(dir, {}, in(dir, "notes"));
        CHECK(refused.status == 2);
        CHECK(contains(refused.err, "which another user chose: to index it, run kwic-indexer --trust once\n"));
        CHECK(counts(dir, {"--trust"}, in(dir, "notes")) == Counts{0, 0, 1, 0, 0, 1});
        CHECK(counts(dir, {}, in(dir, "notes")) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("a folder can be moved together with its index, which then remembers the new place") {
        const TempDir dir;
        dir.write("notes/sub/a.txt", "text");
        CHECK(index(dir, {"notes"}).status == 0);
        fs::rename(dir / "notes", dir / "moved");
        CHECK(counts(dir, {}, in(dir, "moved/sub")) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("a root that has become a link to another folder is not followed") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        dir.write("secret/b.txt", "text");
        CHECK(index(dir, {"notes", "-i", "index"}).status == 0);
        fs::rename(dir / "notes", dir / "before");
        fs::create_directory_symlink("secret", dir / "notes");
        const auto output = index(dir, {"-i", "index"});
        CHECK(output.status == 1);
        CHECK_FALSE(has(dir / "index", "b.txt"));
        CHECK(has(dir / "index", "a.txt"));
    }

    TEST_CASE("an index of JSON lines above the current folder remembers no folders") {
        const TempDir dir;
        dir.write("lines", "{\"id\": \"a\", \"text\": \"harbour\"}\n");
        dir.write("sub/a.txt", "text");
        CHECK(index(dir, {"--jsonl", "lines"}).status == 0);
        const auto output = index(dir, {}, in(dir, "sub"));
        CHECK(output.status == 2);
        CHECK(contains(output.err, "remembers no folders: name the folders to index\n"));
    }

    TEST_CASE("damaged memory is an error that a run with a PATH mends") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        for (const char* text : {"", "{", "[]", "{\"version\": 2}", "{\"version\": 1, \"roots\": [1]}"}) {
            CAPTURE(text);
            dir.write(".kwic/sources.json", text);
            const auto output = index(dir);
            CHECK(output.status == 2);
            CHECK(contains(output.err, "sources.json' cannot be read: name the folders to index"));
        }
        CHECK(counts(dir, {"."}) == Counts{0, 0, 1, 0, 0, 1});
        CHECK(counts(dir) == Counts{0, 0, 1, 0, 0, 1});
        const std::string whole = read_file(dir / ".kwic/sources.json");
        CHECK(index(dir, {"--check"}).status == 0);
        for (std::size_t at = 0; at < whole.size(); at += 7) {
            CAPTURE(at);
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 1 << at % 8);
            dir.write(".kwic/sources.json", damaged);
            CHECK(index(dir, {"--check"}).status == 2);
        }
    }

    TEST_CASE("an index that is a link is used only if it is named") {
        const TempDir dir;
        dir.write("mine/a.txt", "text");
        dir.write("theirs/b.txt", "text");
        CHECK(counts(dir, {"mine"}) == Counts{1, 0, 0, 0, 0, 1});
        fs::create_directory_symlink("../mine/.kwic", dir / "theirs/.kwic");
        const auto output = index(dir, {"theirs"});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "is a symbolic link: to use the index that it leads to, name it with --index"));
        CHECK(counts(dir, {"mine"}) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("what an index remembers is unchanged when it is written and read") {
        Sources sources;
        sources.roots = {"/home/a/notes", "/home/a", "/other/caf\xe9\n"};
        sources.selection = {{"*.log", "\xff"}, true, false, true, 12345, "latin1", "de"};
        sources.skipped = {{"binary", 3}};
        const std::string text = write_sources_text(sources, "/home/a/.kwic");
        CHECK(kwic::indexer::parse_sources_text(text, "/home/a/.kwic") == sources);
        const auto moved = kwic::indexer::parse_sources_text(text, "/moved/.kwic");
        REQUIRE(moved);
        CHECK(moved->roots == std::vector<fs::path>{"/moved/notes", "/moved", "/other/caf\xe9\n"});
        CHECK(kwic::indexer::parse_sources_text("x", "/home/a/.kwic") == std::nullopt);
    }

    TEST_CASE("--rebuild without a PATH builds the index from what it remembers") {
        const TempDir dir;
        for (const char* name : {"one/a.txt", "two/b.txt", "two/c.log"}) dir.write(name, "text");
        CHECK(counts(dir, {"one", "two", "-i", "index", "--exclude", "*.log"}) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"-i", "index", "--rebuild"}) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(has(dir / "index", "../two/b.txt"));
        CHECK(counts(dir, {"two", "-i", "index", "--rebuild"}) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"-i", "index"}) == Counts{0, 0, 2, 0, 0, 2});
    }

    TEST_CASE("--status tells what is in the index and what the last run skipped") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.md", "c.txt"}) dir.write(name, "The committee has published the report");
        dir.write("d.bin", std::string(100, '\0'));
        CHECK(index(dir, {"--exclude", "e*", "--hidden"}).status == 0);
        const std::string text = index(dir, {"--status"}).out;
        const Strings lines = {"documents: 3",      "extensions: txt 2, md 1",
                               "languages: en 3",   "root: " + fs::canonical(dir.path()).string(),
                               "skipped: 1 binary", "options: --exclude e* --hidden"};
        for (const std::string& line : lines) {
            CAPTURE(line);
            CHECK(contains(text, '\n' + line + '\n'));
        }
        const auto json = nlohmann::json::parse(index(dir, {"--status", "--json"}).out);
        CHECK(json.at("extensions") == nlohmann::json{{"txt", 2}, {"md", 1}});
        CHECK(json.at("languages") == nlohmann::json{{"en", 3}});
        CHECK(json.at("bytes") > 1000);
        CHECK(json.at("sources").at("skipped") == nlohmann::json{{"binary", 1}});
        CHECK(json.at("sources").at("exclude") == nlohmann::json{"e*"});
        CHECK(json.at("sources").at("roots").size() == 1);
    }
}

TEST_SUITE("links") {
    TEST_CASE("--follow indexes the targets of links, each file once, and loops end") {
        const TempDir dir;
        for (const char* name : {"root/a.txt", "root/sub/b.txt", "outside/c.txt", "outside/deep/d.txt", "file.txt"})
            dir.write(name, name);
        fs::create_directory_symlink("..", dir / "root/sub/loop");
        fs::create_directory_symlink("../outside", dir / "root/link");
        fs::create_directory_symlink("../outside/deep", dir / "root/again");
        fs::create_directory_symlink("../../root", dir / "outside/deep/back");
        fs::create_symlink("../file.txt", dir / "root/f1.txt");
        fs::create_symlink("../file.txt", dir / "root/f2.txt");
        fs::create_symlink("a.txt", dir / "root/0-own.txt");
        fs::create_symlink("absent", dir / "root/dangling");
        fs::create_symlink("self", dir / "root/self");
        const auto output = index(dir, {"root", "--follow", "--verbose"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "5 added, "));
        for (const char* id : {"a.txt", "sub/b.txt", "again/d.txt", "link/c.txt", "f1.txt"}) {
            CAPTURE(id);
            CHECK(has(dir / "root/.kwic", id));
        }
        CHECK(contains(output.err, "kwic-indexer: dangling: skipped: dangling symbolic link\n"));
        CHECK(contains(output.err, "kwic-indexer: self: skipped: symbolic link (it leads to itself)\n"));
        CHECK(index(dir, {}, in(dir, "root")).err.starts_with("0 added, 0 updated, 5 unchanged, 0 removed, "));
        fs::remove(dir / "root/again");
        const auto changed = index(dir, {}, in(dir, "root"));
        CHECK(changed.err.starts_with("1 added, 0 updated, 4 unchanged, 1 removed, "));
        CHECK(has(dir / "root/.kwic", "link/deep/d.txt"));
        CHECK(counts(dir, {"root"}) == Counts{0, 0, 2, 3, 7, 2});
    }

    TEST_CASE("ignore files and globs count behind links, too") {
        const TempDir dir;
        for (const char* name : {"outside/c.txt", "outside/d.log", "outside/e.tmp", "root/a.txt"})
            dir.write(name, "text");
        dir.write("root/.ignore", "*.log\n");
        dir.write("outside/.ignore", "c.txt\n");
        fs::create_directory_symlink("../outside", dir / "root/link");
        CHECK(counts(dir, {"root", "--follow", "--exclude", "link/*.tmp"}) == Counts{1, 0, 0, 0, 0, 1});
    }
}
