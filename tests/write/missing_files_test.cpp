// SPDX-License-Identifier: GPL-2.0-or-later
// Tests IndexWriter::missing(), which returns the ids of indexed files that were not put, touched or kept since the
// writer was opened.
#include "support/search.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Indexes a document for each path. The id of the document is the path, and the document has a file stamp.
void put_files(const test::TempDir& folder, const Strings& paths) {
    std::vector<Document> documents;
    for (const std::string& path : paths) documents.push_back({.id = path, .text = "text", .file = FileStamp{1, 2}});
    test::write_index(folder, "index", documents);
}

TEST_SUITE("missing files") {
    TEST_CASE("missing() finds the files below folders with unusual names") {
        const test::TempDir folder;
        const Strings ids = {"A ss/1", "a ß/1", "\xff/1", "../Å/b/1", std::string(300, 'x') + "/1"};
        put_files(folder, ids);
        const IndexWriter writer(folder / "index");
        for (const std::string& id : ids) {
            const Strings below = {id.substr(0, id.find('/', 3))};
            CAPTURE(below);
            CHECK(writer.missing(below) == Strings{id});
        }
    }

    TEST_CASE("missing() finds only the files below a folder, even if they are very deeply nested") {
        const test::TempDir folder;
        const auto path = [](std::size_t levels, const std::string& end) {
            std::string id;
            for (std::size_t i = 0; i < levels; ++i) id += "d/";
            return id + end;
        };
        const Strings ids = {path(200, "e/f.txt"), path(254, "e/f.txt"), path(255, "e/f.txt"),
                             path(256, "e/f.txt"), path(300, "e/f.txt"), path(300, "g/f.txt")};
        put_files(folder, ids);
        const IndexWriter writer(folder / "index");
        for (const std::string& id : ids) CHECK(writer.missing(Strings{id.substr(0, id.rfind('/'))}) == Strings{id});
        CHECK(writer.missing(Strings{path(257, "d")}).size() == 2);
        CHECK(writer.missing(Strings{path(254, "d")}).size() == 4);
    }

    TEST_CASE("missing() returns the files that were not put, touched or kept") {
        const test::TempDir folder;
        const FileStamp stamp{1, 2};
        put_files(folder, {"x/a", "x/b", "x/c", "x/d", "y/a", "xy"});
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "x/line", .text = "text"});
        writer.commit();
        CHECK(writer.touch("x/a", stamp));
        CHECK_FALSE(writer.touch("x/b", {1, 3}));
        CHECK_FALSE(writer.touch("x/absent", stamp));
        CHECK(writer.put({.id = "x/b", .text = "more text", .file = FileStamp{1, 3}}) == PutResult::updated);
        CHECK(writer.keep("x/c"));
        CHECK_FALSE(writer.keep("x/absent"));
        const Strings folders = {"x"};
        CHECK(writer.missing(folders) == Strings{"x/d"});
        const Strings one = {"xy"};
        CHECK(writer.missing(one) == Strings{"xy"});
        const Strings all = {""};
        CHECK(writer.missing(all) == Strings{"x/d", "xy", "y/a"});
        writer.keep_below("y");
        CHECK(writer.missing(all) == Strings{"x/d", "xy"});
        for (const std::string& id : writer.missing(folders)) CHECK(writer.remove(id));
        writer.commit();
        CHECK(test::sorted(test::ids(Searcher(folder / "index").search("*"))) ==
              Strings{"x/a", "x/b", "x/c", "x/line", "xy", "y/a"});
    }

    TEST_CASE("a file with a new stamp and the same content is unchanged and gets the new stamp") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus", .file = FileStamp{1, 6}});
        writer.commit();
        CHECK(writer.put({.id = "a", .text = "walrus", .file = FileStamp{9, 6}}) == PutResult::unchanged);
        writer.commit();
        CHECK(writer.touch("a", {9, 6}));
        CHECK(test::ids(Searcher(folder / "index").search("walrus")) == Strings{"a"});
    }
}

}  // namespace
}  // namespace kwic
