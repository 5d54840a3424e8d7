// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using kwic::test::CommandOptions;
using kwic::test::CommandOutput;
using kwic::test::TempDir;

namespace {

using Arguments = std::vector<std::string>;

// In the folder, so that the default PATH is that.
CommandOutput index(const TempDir& dir, Arguments arguments = {}, CommandOptions options = {}) {
    arguments.insert(arguments.begin(), kwic::test::indexer());
    if (options.folder.empty()) options.folder = dir.path();
    return kwic::test::run(arguments, options);
}

struct Counts {
    std::size_t added = 0, updated = 0, unchanged = 0, removed = 0, skipped = 0, documents = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Counts& c) {
        return out << c.added << " added " << c.updated << " updated " << c.unchanged << " unchanged " << c.removed
                   << " removed " << c.skipped << " skipped " << c.documents << " documents";
    }
};

// Runs with --json and checks that the exit status goes with the counts.
Counts counts(const TempDir& dir, Arguments arguments = {}, CommandOptions options = {}) {
    arguments.push_back("--json");
    const CommandOutput output = index(dir, arguments, options);
    CAPTURE(output.err);
    const auto json = nlohmann::json::parse(output.out, nullptr, false);
    REQUIRE(json.is_object());
    const Counts c{json.at("added"),   json.at("updated"), json.at("unchanged"),
                   json.at("removed"), json.at("skipped"), json.at("documents")};
    CHECK(output.status == (c.skipped ? 1 : 0));
    return c;
}

// Whether the index has a document of that id.
bool has(const fs::path& folder, const std::string& id) { return kwic::IndexWriter(folder).keep(id); }

// Everything in a folder with its bytes, to compare before and after.
std::string contents(const fs::path& folder) {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        lines.push_back(entry.path().string() + '\n' +
                        (entry.is_regular_file() ? kwic::test::read_file(entry.path()) : ""));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}

// A file with another time of change, whatever the clock's steps are.
void rewrite(const TempDir& dir, const std::string& name, const std::string& text) {
    const fs::path file = dir.write(name, text);
    const timespec times[2] = {{0, UTIME_OMIT}, {2'000'000'000, static_cast<long>(text.size())}};
    REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("indexer cli") {
    TEST_CASE("help and version are answers") {
        const TempDir dir;
        const auto help = index(dir, {"--help"});
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        for (const char* part :
             {"PATH",      "--index",   "--exclude",   "--hidden",       "--max-size", "--language",
              "--charset", "--jsonl",   "--no-store",  "--no-positions", "--rebuild",  "--keep-missing",
              "--memory",  "--check",   "--dry-run",   "--json",         "--progress", "--quiet",
              "--version", "Examples:", "Exit status:"}) {
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
        const auto version = index(dir, {"--version"});
        CHECK(version.status == 0);
        CHECK(version.out.starts_with("kwic-indexer "));
        CHECK(version.err.empty());
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
            {"--jobs", "2"},
            {"--watch"},
            {"--compact"},
            {"--check", "--rebuild"},
            {"--rebuild", "--keep-missing"},
            {"--quiet=perhaps"},
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

    TEST_CASE("the current folder is indexed into its own index") {
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

    TEST_CASE("the next run brings the index up to date") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt", "c/c.txt", "d.txt"}) dir.write(name, "some text");
        CHECK(counts(dir) == Counts{4, 0, 0, 0, 0, 4});
        CHECK(counts(dir) == Counts{0, 0, 4, 0, 0, 4});
        rewrite(dir, "a.txt", "some other text");
        rewrite(dir, "b.txt", "some text");  // only the time is another
        fs::remove_all(dir / "c");
        dir.write("e.txt", "new text");
        CHECK(counts(dir) == Counts{1, 1, 2, 1, 0, 4});
        CHECK_FALSE(has(dir / ".kwic", "c/c.txt"));
        CHECK(counts(dir) == Counts{0, 0, 4, 0, 0, 4});
    }

    TEST_CASE("the index is where it was said to be") {
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

    TEST_CASE("ids stay relative to the first folder wherever the command is run") {
        const TempDir dir;
        for (const char* name : {"notes/a.txt", "notes/sub/b.txt", "other/c.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"notes", "-i", "index"}) == Counts{2, 0, 0, 0, 0, 2});
        const std::string given = (dir / "index").string();
        const CommandOptions below{"", dir / "notes/sub", {}};
        CHECK(counts(dir, {"-i", given}, below) == Counts{0, 0, 1, 0, 0, 2});
        CHECK(counts(dir, {"-i", given, "../../other"}, below) == Counts{1, 0, 0, 0, 0, 3});
        CHECK(has(dir / "index", "../other/c.txt"));
        CHECK(counts(dir, {"-i", given, (dir / "other/c.txt").string()}) == Counts{0, 0, 1, 0, 0, 3});
        // From above the root every file is the same one still.
        CHECK(counts(dir, {"-i", given, ".", "notes"}) == Counts{0, 0, 3, 0, 0, 3});
    }

    TEST_CASE("only what lies below the given folders is removed") {
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

    TEST_CASE("an index moves together with its folder") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(counts(dir, {"notes"}) == Counts{1, 0, 0, 0, 0, 1});
        fs::rename(dir / "notes", dir / "moved");
        CHECK(counts(dir, {"moved"}) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("links are followed on the command line only") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        fs::create_directory_symlink("notes", dir / "link");
        CHECK(counts(dir, {"link", "-i", "index"}) == Counts{1, 0, 0, 0, 0, 1});
        CHECK(counts(dir, {"notes", "-i", "index"}) == Counts{0, 0, 1, 0, 0, 1});
        fs::create_directory_symlink("..", dir / "notes/loop");
        const auto output = index(dir, {"link", "-i", "index"});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: loop: skipped: symbolic link\n"));
    }

    TEST_CASE("what cannot be indexed is named and counted and stops nothing") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("binary", std::string(2000, '\0'));
        dir.write("large.txt", std::string(5000, 'x'));
        fs::resize_file(dir.write("sparse", ""), std::uint64_t{10} << 30);
        REQUIRE(mkfifo((dir / "pipe").c_str(), 0600) == 0);
        fs::create_symlink("absent", dir / "dangling");
        const auto output = index(dir, {"--max-size", "4K"});
        CHECK(output.status == 1);
        for (const char* line : {"binary: skipped: binary", "large.txt: skipped: too large (4.9 KB)",
                                 "sparse: skipped: too large (10.0 GB)", "pipe: skipped: named pipe",
                                 "dangling: skipped: symbolic link"}) {
            CAPTURE(line);
            CHECK(contains(output.err, "kwic-indexer: " + std::string(line) + '\n'));
        }
        CHECK(contains(output.err, "1 added, 0 updated, 0 unchanged, 0 removed, 5 skipped: 1 documents"));
        CHECK(counts(dir, {"pipe", "a.txt", "--max-size", "4K"}) == Counts{0, 0, 1, 0, 1, 1});
        CHECK(index(dir, {"-q", "--max-size", "4K"}).err.empty());
    }

    TEST_CASE("names in notes cannot steer a terminal") {
        const TempDir dir;
        for (const char* name : {"a\x1b[31m\nb", "caf\xe9", "gpj.\u202etxt"}) dir.write(name, std::string(100, '\0'));
        const auto output = index(dir);
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: a\\x1b[31m\\x0ab: skipped: binary\n"));
        CHECK(contains(output.err, "kwic-indexer: caf\uFFFD: skipped: binary\n"));
        CHECK(contains(output.err, "kwic-indexer: gpj.\\u202etxt: skipped: binary\n"));
    }

    TEST_CASE("names may be any bytes") {
        const TempDir dir;
        for (const char* name : {"a\nb", "caf\xe9", "\x1b[2J"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{3, 0, 0, 0, 0, 3});
        CHECK(counts(dir) == Counts{0, 0, 3, 0, 0, 3});
        CHECK(has(dir / ".kwic", "caf\xe9"));
    }

    TEST_CASE("a file that cannot be read now stays in the index") {
        if (geteuid() == 0) return;  // to whom nothing is unreadable
        const TempDir dir;
        for (const char* name : {"a.txt", "b/c.txt"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        rewrite(dir, "a.txt", "changed");
        fs::permissions(dir / "a.txt", fs::perms::none);
        CHECK(counts(dir) == Counts{0, 0, 1, 0, 1, 2});
        fs::permissions(dir / "b", fs::perms::none);
        CHECK(counts(dir) == Counts{0, 0, 0, 0, 2, 2});
        fs::permissions(dir / "b", fs::perms::owner_all);
    }

    TEST_CASE("excluded and hidden files are left out and go away") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.log", ".hidden", "build/c.txt", "a,b.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"--hidden"}) == Counts{5, 0, 0, 0, 0, 5});
        CHECK(counts(dir, {"--exclude", "*.log", "--exclude", "build"}) == Counts{0, 0, 2, 3, 0, 2});
        CHECK(counts(dir, {"--exclude=a,b.*", "--exclude", "build", "--hidden"}) == Counts{2, 0, 1, 1, 0, 3});
        CHECK(counts(dir, {"--exclude", "build", "build", "-i", ".kwic"}) == Counts{0, 0, 0, 0, 0, 3});
    }

    TEST_CASE("arguments with commas and after two dashes are names") {
        const TempDir dir;
        dir.write("a,b.txt", "text");
        dir.write("--json", "text");
        const auto output = index(dir, {"-i", "x,y", "--", "a,b.txt", "--json"});
        CHECK(output.status == 0);
        CHECK(output.out.empty());
        CHECK(has(dir / "x,y", "a,b.txt"));
        CHECK(has(dir / "x,y", "--json"));
    }

    TEST_CASE("undecodable bytes are indexed and reported") {
        const TempDir dir;
        dir.write("a.txt", "caf\xe9 and \xff tea");
        const auto output = index(dir, {"--charset", "UTF-8", "--json"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "kwic-indexer: a.txt: 2 byte sequences were not valid UTF-8 and were replaced\n"));
        CHECK(nlohmann::json::parse(output.out).at("replacements") == 2);
    }

    TEST_CASE("the summary is one JSON object") {
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

    TEST_CASE("an answer that cannot be written is an error") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const auto full = kwic::test::run(
            {"/bin/sh", "-c", "exec \"$0\" --json \"$1\" >/dev/full", kwic::test::indexer(), dir.path().string()});
        CHECK(full.status == 2);
        CHECK(contains(full.err, "kwic-indexer: cannot write to standard output: "));
        const auto closed = kwic::test::run({"/bin/sh", "-c", "exec \"$0\" --help >&-", kwic::test::indexer()});
        CHECK(closed.status == 2);
    }

    TEST_CASE("closed streams do not end up in the index") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("b.bin", std::string(100, '\0'));
        const auto output = kwic::test::run(
            {"/bin/sh", "-c", "exec \"$0\" \"$1\" <&- >&- 2>&-", kwic::test::indexer(), dir.path().string()});
        CHECK(output.status == 1);
        CHECK(index(dir, {"--check"}).status == 0);
    }

    TEST_CASE("a limit on file sizes is an error that leaves the last index") {
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

    TEST_CASE("a dry run says what would be done and changes nothing") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt", "c.txt"}) dir.write(name, "text");
        CHECK(counts(dir, {"--dry-run"}) == Counts{3, 0, 0, 0, 0, 3});
        CHECK_FALSE(fs::exists(dir / ".kwic"));
        CHECK(index(dir).status == 0);
        rewrite(dir, "a.txt", "changed");
        fs::remove(dir / "b.txt");
        dir.write("d.txt", "new");
        const std::string before = contents(dir.path());
        const auto output = index(dir, {"--dry-run"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "kwic-indexer: a.txt: would be updated\n"));
        CHECK(contains(output.err, "kwic-indexer: d.txt: would be added\n"));
        CHECK(contains(output.err, "dry run: 1 added, 1 updated, 1 unchanged, 1 removed, 0 skipped: 3 documents"));
        CHECK(counts(dir, {"--dry-run", "--rebuild"}) == Counts{3, 0, 0, 0, 0, 3});
        CHECK(contents(dir.path()) == before);
        CHECK(counts(dir) == Counts{1, 1, 1, 1, 0, 3});
    }

    TEST_CASE("a rebuilt index has only what is there now") {
        const TempDir dir;
        for (const char* name : {"a.txt", "sub/b.txt"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"sub", "-i", ".kwic", "--rebuild"}) == Counts{1, 0, 0, 0, 0, 1});
    }

    TEST_CASE("a check tells whole indexes from damaged and absent ones") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(index(dir, {"--check", "notes"}).status == 2);
        CHECK_FALSE(fs::exists(dir / "notes/.kwic"));
        CHECK(index(dir, {"notes"}).status == 0);
        const auto whole = index(dir, {"--check", "-i", "notes/.kwic"});
        CHECK(whole.status == 0);
        CHECK(whole.out.empty());
        CHECK(whole.err == "kwic-indexer: notes/.kwic: index is whole\n");
        CHECK(index(dir, {"--check", "-q", "notes"}).err.empty());
        CHECK(nlohmann::json::parse(index(dir, {"--check", "--json", "notes"}).out).at("whole") == true);
        for (const auto& entry : fs::recursive_directory_iterator(dir / "notes/.kwic")) {
            if (entry.path().filename() == "postlist.glass") fs::resize_file(entry.path(), entry.file_size() / 2);
        }
        const auto damaged = index(dir, {"--check", "--json", "notes"});
        CHECK(damaged.status == 2);
        CHECK(damaged.err.starts_with("kwic-indexer: "));
        CHECK(nlohmann::json::parse(damaged.out).at("findings").size() > 0);
    }

    TEST_CASE("an index is not a folder to index") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {".kwic"});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "belongs to an index"));
        CHECK(index(dir, {"-i", "."}).status == 2);
        CHECK(counts(dir, {"--hidden"}) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("a second writer is told that the index is in use") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const kwic::IndexWriter writer(dir / ".kwic");
        const auto output = index(dir);
        CHECK(output.status == 2);
        CHECK(contains(output.err, "another process"));
    }

    TEST_CASE("JSON lines are documents that are never missing") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("news.jsonl",
                  "{\"id\":\"n1\",\"text\":\"one\",\"author\":\"Ann\"}\n\n{\"id\":\"n2\",\"date\":\"2023-07-19\"}\n");
        const Arguments arguments = {"--exclude", "*.jsonl", "--jsonl", "news.jsonl", "."};
        CHECK(counts(dir, arguments) == Counts{3, 0, 0, 0, 0, 3});
        CHECK(counts(dir, arguments) == Counts{0, 0, 3, 0, 0, 3});
        CHECK(counts(dir, {"--exclude", "*.jsonl", "."}) == Counts{0, 0, 1, 0, 0, 3});
        CHECK(has(dir / ".kwic", "n2"));
        dir.write("news.jsonl", "{\"id\":\"n1\",\"text\":\"another\"}\n");
        CHECK(counts(dir, arguments) == Counts{0, 1, 1, 0, 0, 3});
    }

    TEST_CASE("JSON lines alone need no folder") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const CommandOptions input{"{\"id\":\"n1\"}\n{\"id\":\"n2\"}", dir.path(), {}};
        CHECK(counts(dir, {"--jsonl", "-"}, input) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(has(dir / ".kwic", "n1"));
        CHECK_FALSE(has(dir / ".kwic", "a.txt"));
        CHECK(counts(dir, {"--jsonl", "-", "-i", "other"}, input) == Counts{2, 0, 0, 0, 0, 2});
    }

    TEST_CASE("bad JSON lines are named and stop nothing") {
        const TempDir dir;
        dir.write(
            "x.jsonl",
            "{\"id\":\"1\",\"nested\":{}}\nnonsense\n{\"id\":\"2\",\"date\":\"soon\"}\n{\"id\":\"3\",\"nested\":{}}\n");
        const auto output = index(dir, {"--jsonl", "x.jsonl", "-i", "index"});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: x.jsonl:2: skipped: parse error"));
        CHECK(contains(output.err, "kwic-indexer: x.jsonl:3: skipped: 'soon' is not a date\n"));
        CHECK(contains(output.err, "x.jsonl:1: 'nested' is ignored"));
        CHECK_FALSE(contains(output.err, "x.jsonl:4"));
        CHECK(contains(output.err, "2 added, 0 updated, 0 unchanged, 0 removed, 2 skipped: 2 documents"));
    }

    TEST_CASE("many JSON lines from standard input are read as a stream") {
        const TempDir dir;
        std::string lines;
        for (int i = 0; i < 5000; ++i)
            lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + std::string(100, 'a') + "\"}\n";
        CHECK(counts(dir, {"--jsonl", "-"}, {lines, dir.path(), {}}) == Counts{5000, 0, 0, 0, 0, 5000});
    }

    TEST_CASE("progress is drawn when it is asked for and taken away again") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const auto drawn = index(dir, {"--progress", "always"});
        CHECK(drawn.status == 0);
        CHECK(contains(drawn.err, "\r1 files, 4 B"));
        CHECK(contains(drawn.err, "\r\x1b[K1 added"));
        CHECK_FALSE(contains(index(dir).err, "\r"));
        CHECK_FALSE(contains(index(dir, {"--progress", "never"}).err, "\r"));
    }
}
