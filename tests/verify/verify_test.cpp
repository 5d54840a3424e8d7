// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that verify_index() accepts intact indexes and reports damaged files.
#include "directory/index_directory.hpp"
#include "schema/schema.hpp"
#include "support/corpus.hpp"
#include "support/long_text.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/decode.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using test::Strings;

// Puts the clippings, random and long texts, documents with a `title` or custom fields, and a document without text.
void put_all(IndexWriter& writer) {
    std::int64_t number = 0;
    for (const auto& file : test::clippings())
        writer.put({.id = "clippings/" + std::to_string(++number) + "/" + file.filename().string(),
                    .text = decode_text(test::read_file(file)).text,
                    .file = FileStamp{number, 7}});
    std::mt19937 random(5);
    for (int i = 0; i < 20; ++i)
        writer.put({.id = "random" + std::to_string(i), .text = test::random_text(random, i % 4 ? 200 : 9000)});
    writer.put({.id = "fields",
                .title = "Invoice to the board",
                .text = "Dues for March, paid by Kadhafi.",
                .date = "2021-04",
                .language = "de",
                .fields = {{"price", 12.5}, {"status", "open"}, {"status", "late"}, {"note", std::string(300, 'x')}}});
    writer.put({.id = "long", .text = test::long_text(20'000)});
    writer.put({.id = "long title", .title = std::string(9000, 't'), .text = "short"});
    writer.put({.id = "nothing"});
    // Xapian might be unable to read back the terms of this document, so ReadBackGuard adds terms to the document.
    std::string numbers;
    for (int i = 0; i < 30'000; ++i) numbers += std::to_string(i) + " ";
    writer.put({.id = "numbers", .text = numbers});
}

}  // namespace

TEST_SUITE("verify") {
    TEST_CASE("a bulk-built index is intact, with and without texts and positions") {
        for (const bool store : {true, false})
            for (const bool positions : {true, false}) {
                const test::TempDir folder;
                IndexWriter writer(folder / "index", {.store_text = store, .positions = positions});
                put_all(writer);
                writer.commit();
                CHECK(verify_index(folder / "index") == Strings{});
            }
    }

    TEST_CASE("an index is intact after updates and removals, with and without texts and positions") {
        for (const bool store : {true, false})
            for (const bool positions : {true, false}) {
                const test::TempDir folder;
                IndexWriter writer(folder / "index", {.store_text = store, .positions = positions});
                writer.put({.id = "first", .text = "The first of all harbours, says Kadhafi", .language = "en"});
                writer.commit();
                put_all(writer);
                writer.commit();
                CHECK(verify_index(folder / "index") == Strings{});
                CHECK(writer.remove("first"));
                CHECK(writer.remove("random3"));
                writer.put({.id = "long", .text = "now short"});
                writer.put({.id = "nothing", .text = test::long_text(9'000)});
                writer.put({.id = "fields", .fields = {{"price", "none"}, {"colour", 3.0}}});
                writer.put({.id = "stamped", .text = "stamped", .file = FileStamp{1, 1}});
                writer.commit();
                writer.put({.id = "stamped", .text = "stamped", .file = FileStamp{2, 1}});
                writer.commit();
                CHECK(verify_index(folder / "index") == Strings{});
            }
    }

    TEST_CASE("an index without documents is intact") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.commit();
        CHECK(verify_index(folder / "index") == Strings{});
        writer.put({.id = "a", .text = "harbour"});
        writer.commit();
        writer.remove("a");
        writer.commit();
        CHECK(verify_index(folder / "index") == Strings{});
    }

    TEST_CASE("an index is intact if documents were replaced during its build") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.memory = std::size_t{1} << 20});
        for (int round = 0; round < 2; ++round)
            for (int i = 0; i < 100; ++i)
                writer.put({.id = std::to_string(i),
                            .title = "Round " + std::to_string(round),
                            .text = "harbour " + std::to_string(i * round) + test::long_text(i)});
        writer.commit();
        CHECK(verify_index(folder / "index") == Strings{});
    }

    TEST_CASE("files with wrong checksums are reported, and their content is not checked") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "index");
            put_all(writer);
            writer.commit();
        }
        const fs::path generation = current_generation(folder / "index");
        for (const char* table : {"postlist", "termlist", "position", "docdata"}) {
            const std::string name = "index/" + generation.filename().string() + "/" + table + ".glass";
            const std::string whole = test::read_file(folder / name);
            for (const std::size_t at : {whole.size() / 7, whole.size() / 2, whole.size() - 9}) {
                std::string bad = whole;
                bad[at] = static_cast<char>(bad[at] ^ 8);
                folder.write(name, bad);
                const Strings named{"'" + (folder / name).string() + "' has changed since it was written"};
                CHECK(verify_index(folder / "index") == named);
                CHECK(verify_files(folder / "index") == named);
            }
            folder.write(name, whole);
        }
        CHECK(verify_index(folder / "index") == Strings{});
        CHECK(verify_files(folder / "index") == Strings{});
    }

    TEST_CASE("an update that was interrupted before it wrote the languages leaves an intact index") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        {
            IndexWriter writer(index);
            writer.put({.id = "a", .text = "The harbours", .language = "en"});
            writer.commit();
        }
        const fs::path generation = current_generation(index);
        mark_updating(generation);
        {
            Xapian::WritableDatabase database(generation.string());
            database.set_metadata("kwic:languages", "");
        }
        CHECK(verify_index(index) == Strings{});
        { IndexWriter writer(index); }
        CHECK(verify_index(index) == Strings{});
        CHECK(schema::languages_of(Xapian::Database(generation.string())) == Strings{"en"});
    }
}

}  // namespace kwic
