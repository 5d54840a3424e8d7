// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/indexing.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>

using namespace kwic::test;

namespace {

std::string found(const TempDir& dir, const std::string& query) {
    CommandOptions options;
    options.folder = dir.path();
    return run({searcher(), "--format", "paths", query}, options).out;
}

std::string json_line(int number) {
    return "{\"id\":\"d" + std::to_string(number) + "\",\"text\":\"text number " + std::to_string(number * 7919) +
           "\"}\n";
}

std::string json_lines(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += json_line(i);
    return lines;
}

}  // namespace

TEST_SUITE("indexer compressed") {
    TEST_CASE("compressed files are found by their decompressed text") {
        const TempDir dir;
        dir.write("a.txt.gz", gzip("Envoys resume harbour talks"));
        dir.write("b.md.zst", zstd("Fish in the harbour"));
        dir.write("c.txt.gz", "A harbour that was never compressed");
        dir.write("d.gz", gzip("Harbour dues"));
        dir.write("e.txt.gz", "");
        CHECK(counts(dir) == Counts{5, 0, 0, 0, 0, 5});
        CHECK(counts(dir) == Counts{0, 0, 5, 0, 0, 5});
        CHECK(contains(found(dir, "envoy"), "a.txt.gz"));
        CHECK(found(dir, "harbour ext:md") == "b.md.zst\n");
        CHECK(contains(found(dir, "harbour ext:txt"), "a.txt.gz\n"));
        CHECK(contains(found(dir, "harbour ext:txt"), "c.txt.gz\n"));
        CHECK(found(dir, "ext:gz") == "d.gz\n");
        CHECK(found(dir, "path:b.md.zst") == "b.md.zst\n");
    }

    TEST_CASE("the maximum size applies to the decompressed size") {
        const TempDir dir;
        dir.write("small.txt.gz", gzip(std::string(4000, 'a')));
        dir.write("large.txt.gz", gzip(std::string(5000, 'a')));
        dir.write("large.txt.zst", zstd(std::string(5000, 'a')));
        const auto output = index(dir, {"--max-size", "4K", "--verbose"});
        CHECK(output.status == 0);
        CHECK(contains(output.err, "kwic-indexer: large.txt.gz: skipped: too large (over 4.0 KB decompressed)\n"));
        CHECK(contains(output.err, "kwic-indexer: large.txt.zst: skipped: too large (over 4.0 KB decompressed)\n"));
        CHECK(contains(output.err,
                       "1 added, 0 updated, 0 unchanged, 0 removed, 2 skipped (2 too large): 1 documents, 3.9 KB"));
    }

    TEST_CASE("the document of a file that becomes damaged stays in the index") {
        const TempDir dir;
        dir.write("a.txt.gz", gzip("Envoys resume harbour talks"));
        CHECK(counts(dir) == Counts{1, 0, 0, 0, 0, 1});
        rewrite(dir, "a.txt.gz", gzip("Envoys leave").substr(0, 20));
        const auto output = index(dir);
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: a.txt.gz: skipped: damaged gzip data (cut off)\n"));
        CHECK(found(dir, "talks") == "a.txt.gz\n");
    }

    TEST_CASE("compressed JSON lines are read from files and from standard input") {
        const TempDir dir;
        const std::string lines = json_lines(3000);
        const std::string half = lines.substr(0, 50'001);
        dir.write("a.jsonl.gz", gzip(half) + gzip(lines.substr(50'001)));
        dir.write("b", zstd(half) + zstd_skippable("x") + zstd(lines.substr(50'001)));
        CHECK(counts(dir, {"--jsonl", "a.jsonl.gz"}) == Counts{3000, 0, 0, 0, 0, 3000});
        CHECK(counts(dir, {"--jsonl", "b"}) == Counts{0, 0, 3000, 0, 0, 3000});
        const CommandOptions input{gzip(lines), dir.path(), {}};
        CHECK(counts(dir, {"--jsonl", "-"}, input) == Counts{0, 0, 3000, 0, 0, 3000});
        CHECK(counts(dir, {"--jsonl", "a.jsonl.gz", "-i", "other", "--max-size", "100"}) ==
              Counts{3000, 0, 0, 0, 0, 3000});
    }

    TEST_CASE("the lines before damaged data are indexed and the damage is reported") {
        const TempDir dir;
        const std::string begin = json_lines(2) + "{\"id\":\"cut";
        dir.write("a.jsonl.gz", gzip(json_lines(2)) + gzip(json_line(2)).substr(0, 15));
        dir.write("b.jsonl.zst", zstd(begin) + zstd(" off\"}\n").substr(0, 5));
        const auto first = index(dir, {"--jsonl", "a.jsonl.gz"});
        CHECK(first.status == 1);
        CHECK(contains(first.err, "kwic-indexer: a.jsonl.gz:3: skipped: damaged gzip data (cut off)\n"));
        CHECK(
            contains(first.err, "2 added, 0 updated, 0 unchanged, 0 removed, 1 skipped (1 invalid line): 2 documents"));
        const auto second = index(dir, {"--jsonl", "b.jsonl.zst"});
        CHECK(second.status == 1);
        CHECK(contains(second.err, "kwic-indexer: b.jsonl.zst:3: skipped: damaged zstd data (cut off)\n"));
        CHECK(has(dir / ".kwic", "d1"));
        CHECK_FALSE(has(dir / ".kwic", "cut"));
    }

    TEST_CASE("a compressed JSON line that is too large after decompression is skipped") {
        const TempDir dir;
        std::string bytes = gzip(json_line(1));
        const std::string member = gzip(std::string(10 << 20, 'a'));
        for (int i = 0; i < 20; ++i) bytes += member;
        bytes += gzip("\n" + json_line(2));
        dir.write("a.jsonl.gz", bytes);
        const auto output = index(dir, {"--jsonl", "a.jsonl.gz", "--max-size", "1M"});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: a.jsonl.gz:2: skipped: line too large\n"));
        CHECK(has(dir / ".kwic", "d1"));
        CHECK(has(dir / ".kwic", "d2"));
    }
}
