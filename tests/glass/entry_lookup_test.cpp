// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/entry_lookup.hpp"
#include "directory/index_directory.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <string>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// Adds documents whose words and identifiers need several levels of blocks.
void add_documents(IndexWriter& writer, int first, int count) {
    for (int i = first; i < first + count; ++i) {
        std::string text = "ferry ";
        for (int j = 0; j < 40; ++j) text += fmt::format("word{} parseHeader{} ", (i * 7919 + j * 31) % 10007, i);
        writer.put({.id = std::to_string(i), .text = text});
    }
}

// Builds an index, updates it twice, and returns the folder of the Xapian database.
fs::path make_database(const fs::path& index) {
    IndexWriter writer(index, {.language = "en"});
    add_documents(writer, 0, 400);
    writer.commit();
    for (const int first : {50, 380}) {
        add_documents(writer, first, 40);
        writer.commit();
    }
    return current_generation(index);
}

// Checks that `entries` has the metadata and the statistics of `database`, and no entry with a random key.
void check_all(glass::EntryLookup& entries, const Xapian::Database& database) {
    std::size_t terms = 0;
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at, ++terms) {
        const auto found = entries.term(*at);
        REQUIRE(found.documents == at.get_termfreq());
        REQUIRE(found.max_tf >= database.get_wdf_upper_bound(*at));
    }
    CHECK(terms > 5000);
    std::size_t keys = 0;
    for (auto at = database.metadata_keys_begin(); at != database.metadata_keys_end(); ++at, ++keys) {
        REQUIRE(entries.metadata(*at) == database.get_metadata(*at));
        REQUIRE(entries.has_metadata(*at));
    }
    CHECK(keys > 1000);
    std::mt19937 random(20261130);
    for (int i = 0; i < 20'000; ++i) {
        std::string key;
        for (auto size = 1 + random() % 300; key.size() < size;) key += static_cast<char>(random() % 4 * 37);
        REQUIRE(entries.term(key).documents == database.get_termfreq(key));
        REQUIRE(entries.metadata(key) == database.get_metadata(key));
        REQUIRE(entries.has_metadata(key) == !database.get_metadata(key).empty());
    }
}

TEST_SUITE("entry lookup") {
    TEST_CASE("metadata and statistics of terms are those that Xapian reads") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        glass::EntryLookup entries(database, generation);
        check_all(entries, database);
        CHECK(entries.term("ferry").documents == 420);
        glass::EntryLookup without_folder(database);
        check_all(without_folder, database);
    }

    TEST_CASE("the entries are read from the table in the folder, and a table of zeros is refused") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const fs::path copy = folder / "copy";
        fs::copy(generation, copy);
        const Xapian::Database database(generation.string());
        glass::EntryLookup entries(database, copy);
        fs::resize_file(copy / "postlist.glass", 0);
        fs::resize_file(copy / "postlist.glass", fs::file_size(generation / "postlist.glass"));
        CHECK_THROWS_AS((void)entries.term("ferry"), Error);
        CHECK_THROWS_AS((void)entries.metadata("anything"), Error);
        fs::resize_file(copy / "postlist.glass", 0);
        CHECK_THROWS_AS((void)entries.has_metadata("anything"), Error);
    }

    TEST_CASE("a revision that is not the newest, another database and a missing folder are read by Xapian") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const fs::path other = make_database(folder / "other");
        const Xapian::Database database(generation.string());
        IndexWriter writer(folder / "index");
        writer.put({.id = "new", .text = "ferry"});
        writer.commit();
        for (const fs::path& place : {generation, other, folder / "missing"}) {
            glass::EntryLookup entries(database, place);
            CHECK(entries.term("ferry").documents == 420);
        }
    }

    TEST_CASE("after updates, an entry is that of the opened revision, or the lookup fails") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        std::map<std::string, Xapian::doccount> terms;
        for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) terms[*at] = at.get_termfreq();
        glass::EntryLookup entries(database, generation);
        Xapian::WritableDatabase writer(generation.string(), Xapian::DB_OPEN);
        for (int i = 0; i < 10; ++i) {
            Xapian::Document document;
            for (int j = 0; j < 100; ++j) document.add_term(fmt::format("word{}", (i * 7919 + j * 31) % 10007));
            writer.add_document(document);
            writer.commit();
        }
        std::size_t failures = 0;
        for (const auto& [term, documents] : terms) {
            try {
                const Xapian::doccount found = entries.term(term).documents;
                REQUIRE(found == documents);
            } catch (const Xapian::DatabaseModifiedError&) {
                ++failures;
            }
        }
        CHECK(failures > 0);
    }

    TEST_CASE("lookups in a damaged table return an entry or fail with corrupt") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        const fs::path copy = folder / "copy";
        fs::copy(generation, copy);
        const std::string good = test::read_file(copy / "postlist.glass");
        std::mt19937 random(7);
        std::size_t refused = 0;
        for (int round = 0; round < 300; ++round) {
            std::string bad = good;
            for (int i = 0; i < 200; ++i) bad[random() % bad.size()] = static_cast<char>(random());
            if (round % 3 == 0) bad.resize(random() % bad.size());
            folder.write("copy/postlist.glass", bad);
            glass::EntryLookup entries(database, copy);
            for (int word = 0; word < 200; ++word) {
                try {
                    (void)entries.term(fmt::format("word{}", word * 50));
                    (void)entries.metadata(fmt::format("Fen:word{}", word * 50));
                } catch (const Error& error) {
                    CHECK(error.code() == ErrorCode::corrupt);
                    ++refused;
                } catch (const Xapian::DatabaseModifiedError&) {
                    ++refused;  // the revision of a block is damaged
                }
            }
        }
        CHECK(refused > 1000);
    }
}

}  // namespace
}  // namespace kwic
