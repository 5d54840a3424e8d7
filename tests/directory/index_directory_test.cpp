// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/index_directory.hpp"
#include "directory/file_check.hpp"
#include "directory/manifest.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

template <class Function>
std::optional<ErrorCode> code_of(Function function) {
    try {
        function();
    } catch (const Error& error) {
        CHECK(std::string(error.what()).size() > 10);
        return error.code();
    }
    return {};
}

void make_index(const fs::path& index, const std::string& word) {
    IndexWriter writer(index, {.rebuild = true});
    writer.put({.id = "a", .text = word});
    writer.commit();
}

// Flips one bit in the middle of the file.
void flip(const fs::path& file) {
    std::string bytes = test::read_file(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    std::ofstream(file, std::ios::binary) << bytes;
}

std::size_t hits(const fs::path& index, const std::string& word) { return Searcher(index).search(word).hits.size(); }

TEST_SUITE("index directory") {
    TEST_CASE("Xapian opens CURRENT as the database of the published generation") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        for (const char* word : {"first", "second"}) {
            make_index(index, word);
            CHECK(Xapian::Database((index / "CURRENT").string()).term_exists(word));
        }
    }

    TEST_CASE("a folder that is not an index is refused and not changed") {
        const test::TempDir folder;
        CHECK(code_of([&] { Searcher(folder / "absent"); }) == ErrorCode::not_found);
        CHECK(code_of([&] { Searcher searcher(folder.path()); }) == ErrorCode::not_found);
        folder.write("foreign/notes.txt", "mine");
        CHECK(code_of([&] { IndexWriter writer(folder / "foreign"); }) == ErrorCode::invalid_argument);
        CHECK(test::read_file(folder / "foreign/notes.txt") == "mine");
        CHECK_FALSE(fs::exists(folder / "foreign/lock"));
        folder.write("mine/tmp-notes/a.txt", "mine");
        folder.write("mine/gen-7/a.txt", "mine");
        CHECK(code_of([&] { IndexWriter writer(folder / "mine"); }) == ErrorCode::invalid_argument);
        CHECK(test::read_file(folder / "mine/tmp-notes/a.txt") == "mine");
        CHECK(test::read_file(folder / "mine/gen-7/a.txt") == "mine");
    }

    TEST_CASE("an index has one writer at a time") {
        const test::TempDir folder;
        const IndexWriter first(folder / "index");
        CHECK(code_of([&] { IndexWriter second(folder / "index"); }) == ErrorCode::locked);
        const std::string message = "another writer is at work on the index '" + (folder / "index").string() + "'";
        CHECK_THROWS_WITH(IndexWriter(folder / "index"), message.c_str());
    }

    TEST_CASE("a new generation replaces the previous one, and open searchers use the new one") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path before = current_generation(folder / "index");
        Searcher reader(folder / "index");
        CHECK(reader.search("walrus").hits.size() == 1);
        make_index(folder / "index", "okapi");
        CHECK(current_generation(folder / "index") != before);
        CHECK_FALSE(fs::exists(before));
        CHECK(reader.search("okapi").hits.size() == 1);
        CHECK(reader.search("walrus").hits.empty());
    }

    TEST_CASE("an interrupted build does not change the published index; the next writer removes the build's files") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        folder.write("index/tmp-4711/iamglass", "half");
        folder.write("index/gen-99/manifest.json", "never published");
        CHECK(hits(folder / "index", "walrus") == 1);
        { IndexWriter writer(folder / "index"); }
        CHECK_FALSE(fs::exists(folder / "index/tmp-4711"));
        CHECK_FALSE(fs::exists(folder / "index/gen-99"));
        CHECK(hits(folder / "index", "walrus") == 1);
    }

    TEST_CASE("the commits of an interrupted update remain, and the next writer completes the manifest") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path generation = current_generation(folder / "index");
        mark_updating(generation);
        folder.write("index/" + generation.filename().string() + "/postlist.glass.tmp", "left over");
        CHECK(hits(folder / "index", "walrus") == 1);
        { IndexWriter writer(folder / "index"); }
        CHECK_FALSE(is_marked_updating(generation));
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("an index with a changed manifest is refused until it is rebuilt") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path generation = current_generation(folder / "index");
        Manifest manifest = read_manifest(generation, folder / "index");
        CHECK(manifest.documents == 1);
        CHECK(compare_files(generation, manifest).empty());
        std::string page = test::read_file(generation / manifest_name);
        page.replace(page.find("\"root\""), 6, "\"rOOt\"");
        folder.write("index/" + generation.filename().string() + "/manifest.json", page);
        CHECK(code_of([&] { Searcher searcher(folder / "index"); }) == ErrorCode::corrupt);
        CHECK(code_of([&] { IndexWriter writer(folder / "index"); }) == ErrorCode::corrupt);
        make_index(folder / "index", "okapi");
        CHECK(hits(folder / "index", "okapi") == 1);
    }

    TEST_CASE("verify_index() finds a changed or missing file") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        CHECK(verify_index(folder / "index").empty());
        const fs::path postings = current_generation(folder / "index") / "postlist.glass";
        const std::string good = test::read_file(postings);
        for (const std::size_t at : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 4);
            folder.write("index/" + fs::relative(postings, folder / "index").string(), bad);
            CHECK(verify_index(folder / "index").size() == 1);
        }
        folder.write("index/" + fs::relative(postings, folder / "index").string(), good);
        const fs::path version = postings.parent_path() / "iamglass";
        const std::string whole = test::read_file(version);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string bad = whole;
            bad[at] = static_cast<char>(bad[at] ^ 16);
            folder.write("index/" + fs::relative(version, folder / "index").string(), bad);
            REQUIRE(code_of([&] { Searcher searcher(folder / "index"); }) == ErrorCode::corrupt);
            REQUIRE(code_of([&] { IndexWriter writer(folder / "index"); }) == ErrorCode::corrupt);
        }
        fs::remove(postings);
        CHECK(verify_index(folder / "index").size() == 2);
    }

    TEST_CASE("the next writer restores a damaged or missing CURRENT if one generation is intact") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path current = folder / "index/CURRENT";
        const std::string stub = test::read_file(current);
        for (const std::string& damage : {std::string("auto gen-7\n"), stub.substr(0, 3), std::string("x")}) {
            folder.write("index/CURRENT", damage);
            CHECK(code_of([&] { Searcher searcher(folder / "index"); }) != std::nullopt);
            { IndexWriter writer(folder / "index"); }
            CHECK(test::read_file(current) == stub);
            CHECK(hits(folder / "index", "walrus") == 1);
        }
        fs::remove(current);
        CHECK(code_of([&] { Searcher searcher(folder / "index"); }) == ErrorCode::corrupt);
        { IndexWriter writer(folder / "index"); }
        CHECK(test::read_file(current) == stub);
        CHECK(hits(folder / "index", "walrus") == 1);
    }

    TEST_CASE("CURRENT is not restored for a damaged generation") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path generation = current_generation(folder / "index");
        flip(generation / "postlist.glass");
        fs::remove(folder / "index/CURRENT");
        CHECK(code_of([&] { IndexWriter writer(folder / "index"); }) == ErrorCode::corrupt);
        CHECK_FALSE(fs::exists(folder / "index/CURRENT"));
        CHECK(fs::exists(generation / "postlist.glass"));
        make_index(folder / "index", "okapi");
        CHECK(hits(folder / "index", "okapi") == 1);
    }

    TEST_CASE("a damaged index refuses changes, and a later check reports the damage") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path generation = current_generation(folder / "index");
        {
            IndexWriter writer(folder / "index");  // opened before the damage
            flip(generation / "docdata.glass");
            CHECK(code_of([&] { writer.put({.id = "b", .text = "okapi"}); }) == ErrorCode::corrupt);
            CHECK(code_of([&] { writer.commit(); }) != std::nullopt);
        }
        const auto findings = verify_index(folder / "index");
        REQUIRE(findings.size() == 1);
        CHECK(findings.front().find("docdata.glass") != std::string::npos);
        CHECK_FALSE(is_marked_updating(generation));
    }

    TEST_CASE("opening with verification waits for a running update, and fails if the update takes too long") {
        const test::TempDir folder;
        make_index(folder / "index", "walrus");
        const fs::path generation = current_generation(folder / "index");
        const auto open = [&] { Searcher({(folder / "index").string()}, {.verify = true}); };
        mark_updating(generation);
        CHECK(code_of(open) == ErrorCode::locked);
        CHECK(hits(folder / "index", "walrus") == 1);  // without verification, a searcher does not wait
        std::jthread writer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            unmark_updating(generation);
        });
        CHECK(code_of(open) == std::nullopt);
    }

    TEST_CASE("no file outside of an index is changed through a link in the index") {
        const test::TempDir folder;
        make_index(folder / "whole", "harbour");
        std::vector<fs::path> names = {"CURRENT",
                                       "CURRENT.tmp",
                                       "lock",
                                       "gen-1/manifest.json.tmp",
                                       "gen-1/updating.tmp",
                                       "gen-1/updating.tmp.tmp",
                                       "gen-1/bulk.tmp"};
        for (const auto& entry : fs::directory_iterator(folder / "whole/gen-1"))
            names.push_back("gen-1" / entry.path().filename());
        for (const fs::path& name : names) {
            CAPTURE(name);
            const fs::path index = folder / "index", outside = folder / "outside";
            fs::remove_all(index);
            fs::copy(folder / "whole", index, fs::copy_options::recursive);
            const std::string before = fs::exists(index / name) ? test::read_file(index / name) : "precious";
            std::ofstream(outside, std::ios::binary) << before;
            fs::remove(index / name);
            fs::create_symlink(outside, index / name);
            const auto update = [&] {
                IndexWriter writer(index);
                writer.put({.id = "b", .text = "talks"});
                writer.commit();
            };
            const auto refused = code_of(update);
            CHECK(test::read_file(outside) == before);
            // A temporary file that a crash has left is replaced.
            CHECK((refused == ErrorCode::corrupt || refused == ErrorCode::io ||
                   fs::is_regular_file(fs::symlink_status(index / name)) ||
                   !fs::exists(fs::symlink_status(index / name))));
            CHECK_NOTHROW(code_of([&] { Searcher(index).search("harbour"); }));
        }
    }

    TEST_CASE("a folder of an index that is a link to another folder is refused") {
        const test::TempDir folder;
        make_index(folder / "index", "harbour");
        fs::rename(folder / "index/gen-1", folder / "elsewhere");
        fs::create_directory_symlink(folder / "elsewhere", folder / "index/gen-1");
        CHECK(code_of([&] { IndexWriter writer(folder / "index"); }) == ErrorCode::corrupt);
        CHECK(code_of([&] { Searcher searcher(folder / "index"); }) == ErrorCode::corrupt);
    }

    TEST_CASE("a pipe in the place of a file of an index is refused without waiting") {
        const test::TempDir folder;
        make_index(folder / "whole", "harbour");
        std::vector<fs::path> names = {"CURRENT", "lock", "gen-1/updating.tmp"};
        for (const auto& entry : fs::directory_iterator(folder / "whole/gen-1"))
            names.push_back("gen-1" / entry.path().filename());
        for (const fs::path& name : names) {
            CAPTURE(name);
            const fs::path index = folder / "index";
            fs::remove_all(index);
            fs::copy(folder / "whole", index, fs::copy_options::recursive);
            fs::remove(index / name);
            REQUIRE(mkfifo((index / name).c_str(), 0600) == 0);
            const bool is_read = name != "lock";
            CHECK(code_of([&] { Searcher(index).search("harbour"); }).has_value() == is_read);
            (void)code_of([&] {
                IndexWriter writer(index);
                writer.put({.id = "b", .text = "talks"});
                writer.commit();
            });
            (void)code_of([&] { verify_index(index); });
        }
    }

    TEST_CASE("an index can be moved together with the folder of its documents") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "old/.kwic", {.root = folder / "old"});
            writer.put({.id = "a.txt", .text = "walrus", .file = FileStamp{1, 6}});
            writer.commit();
        }
        fs::rename(folder / "old", folder / "new");
        Searcher searcher(folder / "new/.kwic");
        const auto results = searcher.search("walrus");
        REQUIRE(results.hits.size() == 1);
        CHECK(fs::path(results.hits[0].path) == folder / "new/a.txt");
    }
}

}  // namespace
}  // namespace kwic
