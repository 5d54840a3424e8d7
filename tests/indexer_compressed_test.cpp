// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/indexing.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace fs = std::filesystem;
using namespace kwic::test;

namespace {

std::string found(const TempDir& dir, const std::string& query) {
    CommandOptions options;
    options.folder = dir.path();
    return run({searcher(), "--format", "paths", query}, options).out;
}

}  // namespace

TEST_SUITE("indexer compressed") {
    TEST_CASE("compressed files are found by the text in them") {
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

    TEST_CASE("the decompressed size is what counts") {
        const TempDir dir;
        dir.write("small.txt.gz", gzip(std::string(4000, 'a')));
        dir.write("large.txt.gz", gzip(std::string(5000, 'a')));
        dir.write("large.txt.zst", zstd(std::string(5000, 'a')));
        const auto output = index(dir, {"--max-size", "4K"});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: large.txt.gz: skipped: too large (over 4.0 KB decompressed)\n"));
        CHECK(contains(output.err, "kwic-indexer: large.txt.zst: skipped: too large (over 4.0 KB decompressed)\n"));
        CHECK(contains(output.err, "1 added, 0 updated, 0 unchanged, 0 removed, 2 skipped: 1 documents, 3.9 KB"));
    }

    TEST_CASE("what a damaged file said before stays") {
        const TempDir dir;
        dir.write("a.txt.gz", gzip("Envoys resume harbour talks"));
        CHECK(counts(dir) == Counts{1, 0, 0, 0, 0, 1});
        rewrite(dir, "a.txt.gz", gzip("Envoys leave").substr(0, 20));
        const auto output = index(dir);
        CHECK(output.status == 1);
        CHECK(contains(output.err, "kwic-indexer: a.txt.gz: skipped: damaged gzip data (cut off)\n"));
        CHECK(found(dir, "talks") == "a.txt.gz\n");
    }
}
