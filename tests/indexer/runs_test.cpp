// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/indexing.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace fs = std::filesystem;
using namespace kwic::test;

TEST_SUITE("indexer runs") {
    TEST_CASE("a dry run prints the changes that a run would make and changes nothing") {
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

    TEST_CASE("a file that is moved into the place of another with the same size and time is indexed again") {
        const TempDir dir;
        const auto now = fs::file_time_type::clock::now();
        for (const auto& [name, text] : {std::pair("a.txt", "harbour"), std::pair("b.txt", "landing")}) {
            dir.write(name, text);
            fs::last_write_time(dir / name, now);
        }
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir) == Counts{0, 0, 2, 0, 0, 2});
        fs::rename(dir / "a.txt", dir / "c");
        fs::rename(dir / "b.txt", dir / "a.txt");
        fs::rename(dir / "c", dir / "b.txt");
        CHECK(counts(dir) == Counts{0, 2, 0, 0, 0, 2});
        fs::permissions(dir / "a.txt", fs::perms::owner_read);  // the contents are the same
        CHECK(counts(dir) == Counts{0, 0, 2, 0, 0, 2});
    }

    TEST_CASE("a rebuilt index contains only the files of the given folder") {
        const TempDir dir;
        for (const char* name : {"a.txt", "sub/b.txt"}) dir.write(name, "text");
        CHECK(counts(dir) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"sub", "-i", ".kwic", "--rebuild"}) == Counts{1, 0, 0, 0, 0, 1});
    }

    TEST_CASE("--check distinguishes intact, damaged and missing indexes") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(index(dir, {"--check", "notes"}).status == 2);
        CHECK_FALSE(fs::exists(dir / "notes/.kwic"));
        CHECK(index(dir, {"notes"}).status == 0);
        const auto intact = index(dir, {"--check", "-i", "notes/.kwic"});
        CHECK(intact.status == 0);
        CHECK(intact.out.empty());
        CHECK(intact.err == "kwic-indexer: notes/.kwic: the index is intact\n");
        CHECK(index(dir, {"--check", "-q", "notes"}).err.empty());
        CHECK(nlohmann::json::parse(index(dir, {"--check", "--json", "notes"}).out).at("whole") == true);
        for (const auto& entry : fs::recursive_directory_iterator(dir / "notes/.kwic")) {
            if (entry.path().filename() == "postlist.glass") fs::resize_file(entry.path(), entry.file_size() / 2);
        }
        const auto damaged = index(dir, {"--check", "--json", "notes"});
        CHECK(damaged.status == 2);
        CHECK(damaged.err.starts_with("{\"error\":{\"code\":\"corrupt\","));
        CHECK(nlohmann::json::parse(damaged.out).at("findings").size() > 0);
        CHECK(contains(damaged.err, "the index is damaged; rebuild it with: kwic-indexer --rebuild notes"));
        fs::rename(dir / "notes/.kwic", dir / "Ann's index");
        CHECK(contains(index(dir, {"--check", "-i", "Ann's index"}).err,
                       R"(kwic-indexer --rebuild --index 'Ann'\''s index' and the original PATHs and options)"));
        CHECK(contains(index(dir, {"--check"}, {.environment = {{"KWIC_INDEX", "Ann's index"}}}).err,
                       R"(kwic-indexer --rebuild --index 'Ann'\''s index' and the original PATHs and options)"));
    }

    TEST_CASE("--compact compacts an index, and updates the index first if a path is given") {
        const TempDir dir;
        const auto absent = index(dir, {"--compact"});
        CHECK(absent.status == 2);
        CHECK(contains(absent.err, "there is no index '"));
        CHECK_FALSE(fs::exists(dir / ".kwic"));
        dir.write("a.txt", "text");
        CHECK(counts(dir) == Counts{1, 0, 0, 0, 0, 1});
        dir.write("b.txt", "text");
        CHECK(counts(dir, {"--compact"}) == Counts{0, 0, 0, 0, 0, 1});
        CHECK(counts(dir, {"--compact", "."}) == Counts{1, 0, 1, 0, 0, 2});
        CHECK(fs::exists(dir / ".kwic/gen-2"));
        CHECK(nlohmann::json::parse(index(dir, {"--json"}).out).at("compacted") == false);
        CHECK(nlohmann::json::parse(index(dir, {"--json", "--compact", "-i", ".kwic"}).out).at("compacted") == true);
        for (const char* other : {"--dry-run", "--rebuild", "--check"}) {
            const auto refused = index(dir, {"--compact", other});
            CHECK(refused.status == 2);
            CHECK(contains(refused.err, "--compact"));
        }
        CHECK(index(dir, {"--check"}).status == 0);
    }

    TEST_CASE("the folder of an index is refused as an input") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {".kwic"});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "belongs to an index"));
        CHECK(index(dir, {"-i", "."}).status == 2);
        CHECK(counts(dir, {"--hidden"}) == Counts{0, 0, 1, 0, 0, 1});
    }

    TEST_CASE("a folder that has become an index is refused, and the documents of its files stay in the index") {
        const TempDir dir;
        dir.write("notes/a.txt", "text");
        CHECK(index(dir, {"-i", "index", "notes"}).status == 0);
        dir.write("notes/CURRENT", "");
        std::filesystem::create_directory(dir / "notes/gen-x");
        const auto output = index(dir, {"-i", "index", "notes"});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "belongs to an index"));
        std::filesystem::remove(dir / "notes/gen-x");
        dir.write("notes/gen-1", "a file, so that the folder is no index");
        CHECK(counts(dir, {"-i", "index", "notes"}) == Counts{2, 0, 1, 0, 0, 3});
    }

    TEST_CASE("a second writer fails because the index is in use") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const kwic::IndexWriter writer(dir / ".kwic");
        const auto output = index(dir);
        CHECK(output.status == 3);
        CHECK(contains(output.err, "another writer"));
    }

    TEST_CASE("with --wait, a second writer waits until the first has ended") {
        const TempDir dir;
        dir.write("a.txt", "text");
        auto writer = std::make_unique<kwic::IndexWriter>(dir / ".kwic");
        CHECK(index(dir, {"--wait", "0"}).status == 3);
        CHECK(index(dir, {"--wait", "soon"}).status == 2);
        std::thread first([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            writer.reset();
        });
        const auto output = index(dir, {"--wait", "60"});
        first.join();
        CHECK(output.status == 0);
        CHECK(contains(output.err, "1 added"));
    }

    TEST_CASE("documents of JSON lines are not removed when their lines are missing") {
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

    TEST_CASE("a run with only --jsonl does not index the current folder") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const CommandOptions input{"{\"id\":\"n1\"}\n{\"id\":\"n2\"}", dir.path(), {}};
        CHECK(counts(dir, {"--jsonl", "-"}, input) == Counts{2, 0, 0, 0, 0, 2});
        CHECK(has(dir / ".kwic", "n1"));
        CHECK_FALSE(has(dir / ".kwic", "a.txt"));
        CHECK(counts(dir, {"--jsonl", "-", "-i", "other"}, input) == Counts{2, 0, 0, 0, 0, 2});
    }

    TEST_CASE("a JSON line replaces the document of a file or of an earlier line with the same id") {
        const TempDir dir;
        dir.write("notes/a.txt", "of the file");
        dir.write("x.jsonl",
                  "{\"id\":\"a.txt\",\"text\":\"of line one\"}\n{\"id\":\"a.txt\",\"text\":\"of line two\"}\n");
        CHECK(counts(dir, {"--jsonl", "x.jsonl", "-i", "index", "notes"}) == Counts{1, 2, 0, 0, 0, 1});
        const std::string exported = index(dir, {"--export", "ndjson", "--quiet", "-i", "index"}).out;
        CHECK(contains(exported, "of line two"));
        CHECK_FALSE(contains(exported, "of line one"));
        CHECK_FALSE(contains(exported, "of the file"));
    }

    TEST_CASE("bad JSON lines are reported and do not end the run") {
        const TempDir dir;
        dir.write("x.jsonl", "{\"id\":\"1\",\"\":2}\nnonsense\n{\"id\":[1,2]}\n{\"id\":\"3\",\"\":2}\n");
        const auto output = index(dir, {"--jsonl", "x.jsonl", "-i", "index"});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: x.jsonl:2: skipped: parse error"));
        CHECK(contains(output.err, "kwic-indexer: x.jsonl:3: skipped: 'id' is not a string or a number\n"));
        CHECK(contains(output.err, "x.jsonl:1: ignored member ''"));
        CHECK_FALSE(contains(output.err, "x.jsonl:4"));
        CHECK(contains(output.err,
                       "2 added, 0 updated, 0 unchanged, 0 removed, 2 skipped (2 invalid line): 2 documents"));
    }

    TEST_CASE("many JSON lines from standard input are indexed") {
        const TempDir dir;
        std::string lines;
        for (int i = 0; i < 5000; ++i)
            lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + std::string(100, 'a') + "\"}\n";
        CHECK(counts(dir, {"--jsonl", "-"}, {lines, dir.path(), {}}) == Counts{5000, 0, 0, 0, 0, 5000});
    }
}
