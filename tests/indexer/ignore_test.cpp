// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/command.hpp"
#include "support/indexing.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/watching.hpp"

#include <indexer/exclude.hpp>
#include <indexer/glob.hpp>
#include <indexer/ignore_patterns.hpp>
#include <indexer/walker.hpp>
#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using kwic::indexer::Excludes;
using kwic::indexer::FoundFile;
using kwic::indexer::Glob;
using kwic::indexer::IgnorePatterns;
using kwic::indexer::WalkOptions;
using namespace kwic::test;

namespace {

bool matches(const std::string& pattern, const std::string& path, Glob::Unit unit = Glob::Unit::byte) {
    return Glob(pattern, unit).match(path);
}

std::optional<bool> decision(const std::string& lines, const std::string& path, bool folder = false) {
    IgnorePatterns patterns;
    patterns.add_lines(lines);
    return patterns.match(path, folder);
}

Strings walked(const fs::path& folder, const WalkOptions& options = {}) {
    Strings files;
    kwic::indexer::walk(
        folder, "", options, [&](const FoundFile& file) { files.push_back(file.id); },
        [&](const std::string& id, const std::string& cause) { files.push_back(id + ": " + cause); });
    std::sort(files.begin(), files.end());
    return files;
}

CommandOutput git(const fs::path& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"/usr/bin/env", "git"});
    CommandOptions options;
    options.folder = folder;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME"}) options.environment[name] = (folder / "absent").string();
    options.environment["GIT_CONFIG_NOSYSTEM"] = "1";
    return run(arguments, options);
}

bool has_git() {
    for (const fs::path folder : {"/usr/bin", "/usr/local/bin", "/bin"})
        if (fs::exists(folder / "git")) return true;
    return false;
}

std::string one_of(const Strings& choices, std::mt19937& random) { return choices[random() % choices.size()]; }

std::string random_pattern(std::mt19937& random) {
    static const Strings parts = {"a",     "b", "ab", "*", "?",     "**",   "/",   "**/", "/**", "[ab]", "[!a]",
                                  "[a-c]", ".", " ",  "é", "[^b]x", "[]a]", "\\*", "\\a", "[",   "-",    "[[:alpha:]]"};
    std::string pattern = random() % 5 == 0 ? "!" : random() % 5 == 0 ? "/" : "";
    for (auto count = 1 + random() % 4; count > 0; --count) pattern += one_of(parts, random);
    if (random() % 5 == 0) pattern += '/';
    // The effect of two slashes in a row is a detail of Git's implementation.
    while (pattern.find("//") != std::string::npos) pattern.erase(pattern.find("//"), 1);
    return pattern;
}

std::string random_path(std::mt19937& random) {
    static const Strings names = {"a", "b", "ab", "a.b", "é", "*", "]a", "a b", "x", "abx", "-", "bx", "ba"};
    std::string path = one_of(names, random);
    for (auto depth = random() % 4; depth > 0; --depth) path += '/' + one_of(names, random);
    return path;
}

}  // namespace

TEST_SUITE("ignore files") {
    TEST_CASE("globs match as in gitignore(5)") {
        CHECK(matches("*.txt", "a.txt"));
        CHECK_FALSE(matches("*.txt", "b/a.txt"));
        CHECK(matches("**/a", "a"));
        CHECK(matches("**/a", "x/y/a"));
        CHECK_FALSE(matches("**/a", "xa"));
        CHECK(matches("a/**/b", "a/b"));
        CHECK(matches("a/**/b", "a/x/y/b"));
        CHECK_FALSE(matches("a/**/b", "a/xb"));
        CHECK(matches("a/**", "a/x/y"));
        CHECK_FALSE(matches("a/**", "a"));
        CHECK(matches("a**b", "axxb"));
        CHECK_FALSE(matches("a**b", "ax/xb"));
        CHECK(matches("[a-c]?", "bz"));
        CHECK_FALSE(matches("[!a-c]", "b"));
        CHECK(matches("[]-]", "]"));
        CHECK(matches("[[:digit:]x]", "7"));
        CHECK(matches("\\*", "*"));
        CHECK_FALSE(matches("\\*", "a"));
        CHECK_FALSE(matches("[a", "[a"));
        CHECK_FALSE(matches("a\\", "a\\"));
        CHECK_FALSE(matches("a?b", "a/b"));
        CHECK_FALSE(matches("a[/]b", "a/b"));
    }

    TEST_CASE("? matches a byte as in Git, or a character in --exclude") {
        CHECK_FALSE(matches("caf?", "café"));
        CHECK(matches("caf?", "café", Glob::Unit::code_point));
        CHECK(matches("caf?", "caf\xe9", Glob::Unit::code_point));
        CHECK(matches("[à-ü]", "é", Glob::Unit::code_point));
        CHECK_FALSE(matches("[!é]", "é", Glob::Unit::code_point));
    }

    TEST_CASE("the time to match a glob is not exponential") {
        std::string pattern;
        for (int i = 0; i < 200; ++i) pattern += "*a";
        CHECK_FALSE(matches(pattern + "b", std::string(250, 'a')));
    }

    TEST_CASE("the last pattern that matches decides") {
        CHECK(decision("*.log\n!keep.log\n", "keep.log") == false);
        CHECK(decision("!keep.log\n*.log\n", "keep.log") == true);
        CHECK(decision("*.log", "a.txt") == std::nullopt);
        CHECK(decision("build/", "build", true) == true);
        CHECK(decision("build/", "build", false) == std::nullopt);
        CHECK(decision("/a", "b/a") == std::nullopt);
        CHECK(decision("a", "b/a") == true);
        CHECK(decision("b/a", "c/b/a") == std::nullopt);
    }

    TEST_CASE("comments, blank lines, trailing spaces and line ends of Windows are read as in gitignore(5)") {
        CHECK(decision("# a\n\n  \na  \r\n", "a") == true);
        CHECK(decision("\\#a", "#a") == true);
        CHECK(decision("\\!a", "!a") == true);
        CHECK(decision("a\\ ", "a ") == true);
        CHECK(decision("\xef\xbb\xbf"
                       "a",
                       "a") == true);
        CHECK(decision("!\n/\n", "a") == std::nullopt);
    }

    TEST_CASE("the same files are left out as by git check-ignore") {
        if (!has_git()) {
            MESSAGE("skipped: git is not installed");
            return;
        }
        std::mt19937 random(20240501);
        for (int round = 0; round < 60; ++round) {
            const TempDir dir;
            REQUIRE(git(dir.path(), {"init", "-q"}).status == 0);
            Strings files;
            std::string paths;
            for (int i = 0; i < 30; ++i) {
                const std::string path = random_path(random);
                std::error_code error;
                fs::create_directories((dir / path).parent_path(), error);
                if (error || fs::exists(dir / path)) continue;
                dir.write(path, "");
                files.push_back(path);
                paths += path + '\0';
            }
            std::string patterns;
            for (const std::string folder : {"", "a/", "b/", "ab/a/"}) {
                if (!folder.empty() && !fs::is_directory(dir / folder)) continue;
                std::string lines;
                for (auto count = 1 + random() % 6; count > 0; --count) lines += random_pattern(random) + '\n';
                dir.write(folder + ".gitignore", lines);
                patterns += folder + ":\n" + lines;
            }
            CommandOptions options;
            options.folder = dir.path();
            options.input = paths;
            options.environment = {{"HOME", dir.path().string()}, {"XDG_CONFIG_HOME", (dir / "absent").string()}};
            const auto ignored = run({"/usr/bin/env", "git", "check-ignore", "-z", "--stdin", "--no-index"}, options);
            REQUIRE(ignored.status <= 1);
            Strings expected = files;
            std::istringstream names(ignored.out);
            for (std::string name; std::getline(names, name, '\0');)
                expected.erase(std::remove(expected.begin(), expected.end(), name), expected.end());
            std::sort(expected.begin(), expected.end());
            CAPTURE(patterns);
            CHECK(walked(dir.path()) == expected);
        }
    }

    TEST_CASE(".kwicignore is stronger than .ignore, which is stronger than .gitignore") {
        const TempDir dir;
        for (const char* name : {"a", "b", "c", "sub/a", "sub/b", "sub/c"}) dir.write(name, "");
        dir.write(".gitignore", "a\nb\nc\n");
        dir.write(".ignore", "!b\n!c\n");
        dir.write(".kwicignore", "c\n");
        dir.write("sub/.gitignore", "!a\n");
        CHECK(walked(dir.path()) == Strings{"b", "sub/a", "sub/b"});
        WalkOptions all;
        all.ignore_files = false;
        CHECK(walked(dir.path(), all) == Strings{"a", "b", "c", "sub/a", "sub/b", "sub/c"});
    }

    TEST_CASE("a file below an ignored folder cannot be included again") {
        const TempDir dir;
        for (const char* name : {"a/b", "a/c"}) dir.write(name, "");
        dir.write(".ignore", "a/\n!a/b\n");
        CHECK(walked(dir.path()).empty());
        dir.write(".ignore", "a/*\n!a/b\n");
        CHECK(walked(dir.path()) == Strings{"a/b"});
    }

    TEST_CASE("a .gitignore above the top folder of a repository has no effect in it") {
        const TempDir dir;
        for (const char* name : {"a", "repository/a", "repository/.git/config", "repository/sub/a"})
            dir.write(name, "");
        dir.write(".gitignore", "a\n");
        CHECK(walked(dir.path()) == Strings{"repository/a", "repository/sub/a"});
        dir.write(".ignore", "a\n");
        CHECK(walked(dir.path()).empty());
    }

    TEST_CASE("the ignore files of a repository count in its subfolders, but not for files on the command line") {
        const TempDir dir;
        for (const char* name : {".git/config", "sub/a.log", "sub/b.txt", "sub/x/y.txt"}) dir.write(name, "text");
        dir.write(".gitignore", "*.log\n/sub/x/\n");
        CHECK(counts(dir, {"sub"}) == Counts{1, 0, 0, 0, 0, 1});
        CHECK(has(dir / "sub/.kwic", "b.txt"));
        CHECK(counts(dir, {"sub", "--no-ignore"}) == Counts{2, 0, 1, 0, 0, 3});
        CHECK(counts(dir, {"sub"}) == Counts{0, 0, 1, 2, 0, 1});
        CHECK(counts(dir, {"sub/a.log", "-i", "sub/.kwic"}) == Counts{1, 0, 0, 0, 0, 2});
    }

    TEST_CASE("an ignore file that cannot be read is reported") {
        const TempDir dir;
        dir.write("a.txt", "text");
        fs::create_symlink("a.txt", dir / ".ignore");
        const auto output = index(dir);
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: .ignore: skipped: "));
        CHECK(has(dir / ".kwic", "a.txt"));
    }

    TEST_CASE("globs of --exclude have alternatives, and ./ begins at the root folder") {
        const TempDir dir;
        for (const char* name : {"a.png", "b.jpg", "c.txt", "café.txt", "sub/c.txt", "x/y/z", "x/z"})
            dir.write(name, "");
        const auto left = [&](const Strings& globs) {
            WalkOptions options;
            options.excludes = Excludes(globs);
            return walked(dir.path(), options);
        };
        CHECK(left({"*.{png,jpg}", "x"}) == Strings{"c.txt", "café.txt", "sub/c.txt"});
        CHECK(left({"./c.txt", "x/", "*.{p{n,i}g,jpg}"}) == Strings{"café.txt", "sub/c.txt"});
        CHECK(left({"caf?.txt", "**/z", "*.[pj][np]g"}) == Strings{"c.txt", "sub/c.txt"});
        CHECK(left({"*", "!c.txt", "!sub/"}) == Strings{"c.txt", "sub/c.txt"});
        CHECK(left({"{x", "y}"}).size() == 7);
        CHECK_THROWS_AS(Excludes({"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"}), kwic::Error);
    }

    TEST_CASE("a glob of --exclude is stronger than ignore files") {
        const TempDir dir;
        for (const char* name : {"a", "b"}) dir.write(name, "");
        dir.write(".ignore", "a\n");
        WalkOptions options;
        options.excludes = Excludes({"b", "!a"});
        CHECK(walked(dir.path(), options) == Strings{"a"});
    }

    TEST_CASE("a glob of --exclude that matches nothing is noted") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.log", ".hidden/c"}) dir.write(name, "text");
        const auto output = index(dir, {"--exclude", "*.log", "--exclude", "*.lgo", "--exclude", ".hidden"});
        CHECK(output.status == 0);
        CHECK(
            output.err.starts_with("kwic-indexer: *.lgo: the glob of --exclude matches no file or folder\n1 added, "));
        CHECK(index(dir, {"--exclude", "*.lgo", "-q"}).err.empty());
    }

    TEST_CASE("--watch follows changes of ignore files") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.log", "sub/c.log", "sub/d.txt"}) dir.write(name, "text");
        Watching watching(dir.path());
        CHECK(watching.finds("*", {"a.txt", "b.log", "sub/c.log", "sub/d.txt"}));
        dir.write("sub/.gitignore", "*.log\n");
        CHECK(watching.finds("*", {"a.txt", "b.log", "sub/d.txt"}));
        dir.write("sub/e.log", "text");
        dir.write("sub/f.txt", "text");
        CHECK(watching.finds("*", {"a.txt", "b.log", "sub/d.txt", "sub/f.txt"}));
        dir.write(".kwicignore", "sub/\n");
        CHECK(watching.finds("*", {"a.txt", "b.log"}));
        fs::remove(dir / ".kwicignore");
        fs::remove(dir / "sub/.gitignore");
        CHECK(watching.finds("*", {"a.txt", "b.log", "sub/c.log", "sub/d.txt", "sub/e.log", "sub/f.txt"}));
    }
}
