// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/indexing.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace kwic::test;

TEST_SUITE("indexer cli") {
    TEST_CASE("--help and --version print to standard output and exit with 0") {
        const TempDir dir;
        const auto help = index(dir, {"--help"});
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        for (const char* part :
             {"PATH",      "--index", "--exclude",  "--hidden",       "--max-size",  "--language",
              "--charset", "--jsonl", "--no-store", "--no-positions", "--rebuild",   "--keep-missing",
              "--memory",  "--check", "--dry-run",  "--json",         "--progress",  "--quiet",
              "--version", "--watch", "--export",   "Examples:",      "Exit status:"}) {
            CAPTURE(part);
            CHECK(contains(help.out, part));
        }
        std::size_t width = 0;
        std::size_t begin = 0;
        for (std::size_t end = help.out.find('\n'); end != std::string::npos; end = help.out.find('\n', begin)) {
            width = std::max(width, end - begin);
            begin = end + 1;
        }
        CHECK(width <= 80);
        for (const char* option : {"-V", "--version"}) {
            const auto version = index(dir, {option});
            CHECK(version.status == 0);
            CHECK(version.out.starts_with("kwic-indexer "));
            CHECK(version.err.empty());
        }
        CHECK(fs::is_empty(dir.path()));
    }

    TEST_CASE("a wrong command line is an error that changes nothing") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const std::vector<Arguments> wrong = {
            {"--nonsense"},
            {"-x"},
            {"--index"},
            {"--index="},
            {"--max-size", "huge"},
            {"--memory", "-1"},
            {"--progress", "sometimes"},
            {"--charset", "no-such-charset"},
            {"absent"},
            {"a.txt/below"},
            {""},
            {"--jsonl", "absent"},
            {"--jobs", "two"},
            {"--jobs", "257"},
            {"--compact"},
            {"--check", "--rebuild"},
            {"--rebuild", "--keep-missing"},
            {"--quiet=perhaps"},
            {"--quiet", "--verbose"},
            {".", "absent"},
        };
        for (const Arguments& arguments : wrong) {
            CAPTURE(arguments.front());
            const auto output = index(dir, arguments);
            CHECK(output.status == 2);
            CHECK(output.out.empty());
            CHECK(output.err.starts_with("kwic-indexer: "));
            CHECK(std::count(output.err.begin(), output.err.end(), '\n') == 1);
            CHECK_FALSE(fs::exists(dir / ".kwic"));
        }
    }

    TEST_CASE("without arguments, the current folder is indexed into .kwic in that folder") {
        const TempDir dir;
        dir.write("a.txt", "Envoys resume harbour talks");
        dir.write("sub/b.txt", "The harbour is closed");
        const auto output = index(dir);
        CHECK(output.status == 0);
        CHECK(output.out.empty());
        CHECK(output.err.starts_with("2 added, 0 updated, 0 unchanged, 0 removed, 0 skipped: 2 documents, "));
        CHECK(has(dir / ".kwic", "a.txt"));
        CHECK(has(dir / ".kwic", "sub/b.txt"));
        CHECK_FALSE(has(dir / ".kwic", "c.txt"));
    }

    TEST_CASE("the next run updates the index") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt", "c/c.txt", "d.txt"}) dir.write(name, "some text");
        CHECK(counts(dir) == Counts{4, 0, 0, 0, 0, 4});
        CHECK(counts(dir) == Counts{0, 0, 4, 0, 0, 4});
        rewrite(dir, "a.txt", "some other text");
        rewrite(dir, "b.txt", "some text");  // changes only the modification time
        fs::remove_all(dir / "c");
        dir.write("e.txt", "new text");
        CHECK(counts(dir) == Counts{1, 1, 2, 1, 0, 4});
        CHECK_FALSE(has(dir / ".kwic", "c/c.txt"));
        CHECK(counts(dir) == Counts{0, 0, 4, 0, 0, 4});
    }

    TEST_CASE("the index is at the path in --index or KWIC_INDEX") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(index(dir, {"notes"}).status == 0);
        CHECK(has(dir / "notes/.kwic", "a.txt"));
        CHECK(index(dir, {"notes/a.txt", "-i", "given"}).status == 0);
        CHECK(has(dir / "given", "a.txt"));
        const CommandOptions environment{"", dir.path(), {{"KWIC_INDEX", (dir / "environment").string()}}};
        CHECK(index(dir, {"notes"}, environment).status == 0);
        CHECK(has(dir / "environment", "a.txt"));
        CHECK(index(dir, {"notes", "--index=stronger"}, environment).status == 0);
        CHECK(has(dir / "stronger", "a.txt"));
        fs::remove_all(dir / "notes/.kwic");
        CHECK(index(dir, {"notes/a.txt"}).status == 0);
        CHECK(has(dir / "notes/.kwic", "a.txt"));
        fs::remove_all(dir / "notes/.kwic");
        CHECK(index(dir, {"notes"}, {"", dir.path(), {{"KWIC_INDEX", ""}}}).status == 0);
        CHECK(has(dir / "notes/.kwic", "a.txt"));
    }

    TEST_CASE("ids stay relative to the folder that the first run indexed, even if the current folder changes") {
        const TempDir dir;
        for (const char* name : {"notes/a.txt", "notes/sub/b.txt", "other/c.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"notes", "-i", "index"}) == Counts{2, 0, 0, 0, 0, 2});
        const std::string given = (dir / "index").string();
        const CommandOptions below{"", dir / "notes/sub", {}};
        CHECK(counts(dir, {"-i", given}, below) == Counts{0, 0, 2, 0, 0, 2});
        CHECK(counts(dir, {"-i", given, "."}, below) == Counts{0, 0, 1, 0, 0, 2});
        CHECK(counts(dir, {"-i", given, "../../other"}, below) == Counts{1, 0, 0, 0, 0, 3});
        CHECK(has(dir / "index", "../other/c.txt"));
        CHECK(counts(dir, {"-i", given, (dir / "other/c.txt").string()}) == Counts{0, 0, 1, 0, 0, 3});
        // Each file keeps its id even if an input contains the root folder of the index.
        CHECK(counts(dir, {"-i", given, ".", "notes"}) == Counts{0, 0, 3, 0, 0, 3});
    }

    TEST_CASE("only documents below the given folders are removed") {
        const TempDir dir;
        for (const char* name : {"a/1.txt", "a/b/2.txt", "c/3.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {".", "-i", "index"}) == Counts{3, 0, 0, 0, 0, 3});
        for (const char* name : {"a/1.txt", "a/b/2.txt", "c/3.txt"}) fs::remove(dir / name);
        CHECK(counts(dir, {"a/b", "-i", "index"}) == Counts{0, 0, 0, 1, 0, 2});
        CHECK(counts(dir, {"c", "-i", "index", "--keep-missing"}) == Counts{0, 0, 0, 0, 0, 2});
        CHECK(has(dir / "index", "c/3.txt"));
        dir.write("d.txt", "text");
        CHECK(counts(dir, {"d.txt", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 3});
        CHECK(counts(dir, {".", "-i", "index"}) == Counts{0, 0, 1, 2, 0, 1});
    }

    TEST_CASE("if a file on the command line has become a binary file, its document is removed") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        rewrite(dir, "a.txt", std::string(10, '\0'));
        CHECK(counts(dir, {"a.txt"}) == Counts{0, 0, 0, 1, 1, 1});
    }

    TEST_CASE("an index can be moved together with its folder") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(counts(dir, {"notes"}) == Counts{1, 0, 0, 0, 0, 1});
        fs::rename(dir / "notes", dir / "moved");
        CHECK(counts(dir, {"moved"}) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("only links on the command line are followed") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        fs::create_directory_symlink("notes", dir / "link");
        CHECK(counts(dir, {"link", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 1});
        CHECK(counts(dir, {"notes", "-i", "index"}) == Counts{0, 0, 1, 0, 0, 1});
        fs::create_directory_symlink("..", dir / "notes/loop");
        const auto output = index(dir, {"link", "-i", "index", "--verbose"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "kwic-indexer: loop: skipped: symbolic link\n"));
    }

    TEST_CASE("files of kinds that are never indexed are counted by reason, and the exit status is 0") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("binary", std::string(2000, '\0'));
        dir.write("large.txt", std::string(5000, 'x'));
        fs::resize_file(dir.write("sparse", ""), std::uint64_t{10} << 30);
        REQUIRE(mkfifo((dir / "pipe").c_str(), 0600) == 0);
        fs::create_symlink("absent", dir / "dangling");
        const auto plain = index(dir, {"--max-size", "4K"});
        CHECK(plain.status == 0);
        CHECK(
            plain.err.starts_with("1 added, 0 updated, 0 unchanged, 0 removed, 5 skipped (2 too large, 1 binary, "
                                  "1 named pipe, 1 symbolic link): 1 documents, "));
        CHECK(std::count(plain.err.begin(), plain.err.end(), '\n') == 1);
        const auto json = nlohmann::json::parse(index(dir, {"--max-size", "4K", "--json"}).out);
        CHECK(json.at("skipped") == 5);
        CHECK(json.at("failed") == 0);
        CHECK(json.at("skipped_by_reason") ==
              nlohmann::json{{"too large", 2}, {"binary", 1}, {"named pipe", 1}, {"symbolic link", 1}});
        const auto output = index(dir, {"--max-size", "4K", "-v"});
        CHECK(output.status == 0);
        for (const char* line : {"binary: skipped: binary", "large.txt: skipped: too large (4.9 KB)",
                                 "sparse: skipped: too large (10.0 GB)", "pipe: skipped: named pipe",
                                 "dangling: skipped: symbolic link"}) {
            CAPTURE(line);
            CHECK(contains(output.err, "kwic-indexer: " + std::string(line) + '\n'));
        }
        CHECK(counts(dir, {"pipe", "a.txt", "--max-size", "4K"}) == Counts{0, 0, 1, 0, 1, 1});
        CHECK(index(dir, {"-q", "--max-size", "4K"}).err.empty());
    }

    TEST_CASE("messages escape characters of file names that control a terminal") {
        const TempDir dir;
        for (const char* name : {"a\x1b[31m\nb", "caf\xe9", "gpj.\u202etxt"}) dir.write(name, std::string(100, '\0'));
        const auto output = index(dir, {"--verbose"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "kwic-indexer: a\\x1b[31m\\x0ab: skipped: binary\n"));
        CHECK(contains(output.err, "kwic-indexer: caf\uFFFD: skipped: binary\n"));
        CHECK(contains(output.err, "kwic-indexer: gpj.\\u202etxt: skipped: binary\n"));
    }

    TEST_CASE("file names can have any bytes") {
        const TempDir dir;
        for (const char* name : {"a\nb", "caf\xe9", "\x1b[2J"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{3, 0, 0, 0, 0, 3});
        CHECK(counts(dir) == Counts{0, 0, 3, 0, 0, 3});
        CHECK(has(dir / ".kwic", "caf\xe9"));
    }

    TEST_CASE("the document of a file that cannot be read stays in the index") {
        if (geteuid() == 0) return;  // root can read everything
        const TempDir dir;
        for (const char* name : {"a.txt", "b/c.txt"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        rewrite(dir, "a.txt", "changed");
        fs::permissions(dir / "a.txt", fs::perms::none);
        CHECK(counts(dir) == Counts{0, 0, 1, 0, 1, 2});
        fs::permissions(dir / "b", fs::perms::none);
        CHECK(counts(dir) == Counts{0, 0, 0, 0, 2, 2});
        const auto output = index(dir);
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: b: skipped: permission denied\n"));
        CHECK(contains(output.err, " 2 skipped (2 permission denied): "));
        fs::permissions(dir / "b", fs::perms::owner_all);
    }

    TEST_CASE("excluded and hidden files are skipped and removed from the index") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.log", ".hidden", "build/c.txt", "a,b.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"--hidden"}) == Counts{5, 0, 0, 0, 0, 5});
        CHECK(counts(dir, {"--exclude", "*.log", "--exclude", "build"}) == Counts{0, 0, 2, 3, 0, 2});
        CHECK(counts(dir, {"--exclude=a,b.*", "--exclude", "build", "--hidden"}) == Counts{2, 0, 1, 1, 0, 3});
        CHECK(counts(dir, {"--exclude", "build", "build", "-i", ".kwic"}) == Counts{0, 0, 0, 0, 0, 3});
    }

    TEST_CASE("arguments with commas and arguments after two dashes are paths") {
        const TempDir dir;
        dir.write("a,b.txt", "text");
        dir.write("--json", "text");
        const auto output = index(dir, {"-i", "x,y", "--", "a,b.txt", "--json"});
        CHECK(output.status == 0);
        CHECK(output.out.empty());
        CHECK(has(dir / "x,y", "a,b.txt"));
        CHECK(has(dir / "x,y", "--json"));
    }

    TEST_CASE("a file with undecodable bytes is indexed and reported") {
        const TempDir dir;
        dir.write("a.txt", "caf\xe9 and \xff tea");
        const auto output = index(dir, {"--charset", "UTF-8", "--json", "--verbose"});
        CHECK(output.status == 0);
        const auto warning = nlohmann::json::parse(output.err).at("warning");
        CHECK(warning.at("code") == "replaced-bytes");
        CHECK(warning.at("name") == "a.txt");
        CHECK(nlohmann::json::parse(output.out).at("replacements") == 2);
        const auto text = index(dir, {"--charset", "UTF-8", "--rebuild"});
        CHECK(contains(text.err, "; invalid bytes replaced in 1 document\n"));
        CHECK(std::count(text.err.begin(), text.err.end(), '\n') == 1);
        const auto verbose = index(dir, {"--charset", "UTF-8", "--rebuild", "--verbose"});
        CHECK(contains(verbose.err, "kwic-indexer: a.txt: 2 byte sequences were not valid UTF-8 and were replaced\n"));
    }

    TEST_CASE("--json prints the summary as one JSON object") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const auto output = index(dir, {"--json"});
        CHECK(output.status == 0);
        CHECK(output.err.empty());
        CHECK(std::count(output.out.begin(), output.out.end(), '\n') == 1);
        const auto json = nlohmann::json::parse(output.out);
        CHECK(json.at("added") == 1);
        CHECK(json.at("bytes") == 4);
        CHECK(json.at("seconds").is_number_float());
    }

    TEST_CASE("kwic-indexer fails if it cannot write its output") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const auto full = kwic::test::run(
            {"/bin/sh", "-c", "exec \"$0\" --help \"$1\" >/dev/full", kwic::test::indexer(), dir.path().string()});
        CHECK(full.status == 2);
        CHECK(contains(full.err, "kwic-indexer: cannot write to standard output: "));
        const auto closed = kwic::test::run({"/bin/sh", "-c", "exec \"$0\" --help >&-", kwic::test::indexer()});
        CHECK(closed.status == 2);
    }

    TEST_CASE("output to closed standard streams is not written into the files of the index") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("b.bin", std::string(100, '\0'));
        const auto output = kwic::test::run(
            {"/bin/sh", "-c", "exec \"$0\" \"$1\" <&- >&- 2>&-", kwic::test::indexer(), dir.path().string()});
        CHECK(output.status == 0);
        CHECK(index(dir, {"--check"}).status == 0);
    }

    TEST_CASE("exceeding the system limit on file sizes is an error and does not change the index") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(counts(dir) == Counts{1, 0, 0, 0, 0, 1});
        std::string words;
        for (int i = 0; i < 200'000; ++i) words += "word" + std::to_string(i) + (i % 10 ? " " : "\n");
        dir.write("b.txt", words);
        const auto output = kwic::test::run({"/bin/sh", "-c", "ulimit -f 64; exec \"$0\" --rebuild \"$1\"",
                                             kwic::test::indexer(), dir.path().string()});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "kwic-indexer: "));
        CHECK(index(dir, {"--check"}).status == 0);
        CHECK_FALSE(has(dir / ".kwic", "b.txt"));
        CHECK(counts(dir) == Counts{1, 0, 1, 0, 0, 2});
    }
}
