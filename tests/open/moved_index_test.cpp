// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the errors that the parts of the library report if an index is moved or deleted while it is open.
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// Returns the message of the Error (not_found) that `call` throws, or "none".
std::string complaint(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        CAPTURE(std::string(error.what()));
        CHECK(error.code() == ErrorCode::not_found);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_SUITE("moved index") {
    TEST_CASE("an open index that is moved or deleted is reported as moved or deleted, and not as damaged") {
        struct Case {
            const char* name;
            std::function<void(const fs::path&)> act;
        };
        const std::vector<Case> cases = {
            {"moved", [](const fs::path& index) { fs::rename(index, index.string() + "-moved"); }},
            {"deleted", [](const fs::path& index) { fs::remove_all(index); }},
            {"emptied",
             [](const fs::path& index) {
                 fs::remove_all(index);
                 fs::create_directory(index);
             }},
            {"its folder deleted", [](const fs::path& index) { fs::remove_all(index.parent_path()); }},
        };
        for (const Case& each : cases) {
            CAPTURE(std::string(each.name));
            for (const bool is_verified : {false, true}) {
                const test::TempDir folder;
                fs::create_directory(folder / "folder");
                const fs::path index =
                    test::write_index(folder, "folder/index", test::documents_of({"harbour talks", "ferry"}));
                const Searcher searcher(index, {.verify = is_verified});
                const IndexReader reader(index);
                IndexWriter writer(index);
                each.act(index);
                const std::string expected = "the index '" + index.string() + "' was moved or deleted";
                for (int round = 0; round < 2; ++round) {
                    CHECK(complaint([&] { searcher.search("harbour"); }) == expected);
                    CHECK(complaint([&] { searcher.document("0"); }) == expected);
                    CHECK(complaint([&] { searcher.complete("harb"); }) == expected);
                }
                CHECK(complaint([&] { reader.for_each([](const IndexedDocument&) {}); }) == expected);
                CHECK(complaint([&] { writer.put({.id = "new", .text = "new"}); }) == expected);
            }
        }
    }

    TEST_CASE("a search of several indexes leaves out a moved index and reports the cause") {
        const test::TempDir folder;
        const std::string first = test::write_index(folder, "first", test::documents_of({"harbour"}));
        const std::string second = test::write_index(folder, "second", test::documents_of({"harbour"}));
        const Searcher searcher({first, second});
        CHECK(searcher.search("harbour").hits.size() == 2);
        fs::rename(second, second + "-moved");
        const Results results = searcher.search("harbour");
        CHECK(results.hits.size() == 1);
        REQUIRE(results.indexes.size() == 2);
        CHECK(results.indexes[1].error == "the index '" + second + "' was moved or deleted");
        fs::rename(second + "-moved", second);
        CHECK(searcher.search("harbour").hits.size() == 2);
    }

    TEST_CASE("a writer does not change another index that has replaced the index of the writer") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour"}));
        test::write_index(folder, "other", test::documents_of({"ferry"}));
        IndexWriter updating(index), idle(folder / "other");
        updating.put({.id = "new", .text = "harbour"});
        fs::rename(index, index + "-moved");
        fs::rename(folder / "other", index);
        const std::string expected = "the index '" + index + "' was moved or deleted";
        CHECK(complaint([&] { updating.commit(); }) == expected);
        CHECK(complaint([&] { idle.put({.id = "new", .text = "harbour"}); }) ==
              "the index '" + (folder / "other").string() + "' was moved or deleted");
        CHECK(verify_index(index).empty());
        CHECK(test::sorted_ids(Searcher(index), "*") == test::Strings{"0"});
        CHECK(test::ids(Searcher(index).search("ferry")) == test::Strings{"0"});
    }

    TEST_CASE("a new index that is moved while it is built is reported as moved") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "1", .text = "harbour"});
        fs::rename(folder / "index", folder / "moved");
        CHECK(complaint([&] { writer.commit(); }) ==
              "the index '" + (folder / "index").string() + "' was moved or deleted");
    }

    TEST_CASE("an index without CURRENT, but with generations, is damaged") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour"}));
        const Searcher searcher(index);
        fs::remove(fs::path(index) / "CURRENT");
        try {
            searcher.search("harbour");
            FAIL("the search did not fail");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::corrupt);
        }
    }
}

}  // namespace kwic
