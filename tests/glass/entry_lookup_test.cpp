// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/entry_lookup.hpp"
#include "directory/index_directory.hpp"
#include "glass/version_reader.hpp"
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
#include <vector>

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

// Returns strings that sort near `key`.
std::vector<std::string> neighbors_of(const std::string& key) {
    std::string before = key, after = key;
    --before.back();
    ++after.back();
    return {before, after, key.substr(0, key.size() - 1), key + '\0', key + '\xff'};
}

// Calls check(key) for each of the keys from `at` on, and for the neighbors of each key. Returns the number of keys.
template <class Check>
std::size_t check_keys(Xapian::TermIterator at, Check check) {
    std::size_t keys = 0;
    for (; at != Xapian::TermIterator(); ++at, ++keys) {
        check(*at);
        for (const std::string& near : neighbors_of(*at))
            if (!near.empty()) check(near);
    }
    return keys;
}

// Checks that `entries` and Xapian read the same metadata and the same statistics of terms.
void check_all(glass::EntryLookup& entries, const Xapian::Database& database) {
    const auto check_term = [&](const std::string& term) {
        const auto found = entries.term(term);
        REQUIRE(found.documents == database.get_termfreq(term));
        REQUIRE(found.max_tf == (found.documents > 0 ? database.get_wdf_upper_bound(term) : 0));
    };
    const auto check_key = [&](const std::string& key) {
        const std::string entry = database.get_metadata(key);
        REQUIRE(entries.metadata(key) == entry);
        REQUIRE(entries.has_metadata(key) == !entry.empty());
    };
    CHECK(check_keys(database.allterms_begin(), check_term) > 5000);
    CHECK(check_keys(database.metadata_keys_begin(), check_key) > 1000);
}

TEST_SUITE("entry lookup") {
    TEST_CASE("metadata and statistics of terms equal those that Xapian reads") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        glass::EntryLookup entries(glass::OpenDatabase::local(database, generation, true));
        check_all(entries, database);
        CHECK(entries.term("ferry").documents == 420);
        glass::EntryLookup without_folder(database);
        check_all(without_folder, database);
    }

    TEST_CASE("entries are found in a tree of three levels, with small blocks, after many updates") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database full(generation.string());
        const fs::path small = folder / "small";
        Xapian::WritableDatabase writer(small.string(), Xapian::DB_CREATE, 2048);
        for (Xapian::docid id = 1; id <= full.get_lastdocid(); ++id) {
            try {
                writer.add_document(full.get_document(id));
            } catch (const Xapian::DocNotFoundError&) {
                continue;
            }
            if (id % 60 == 0) writer.commit();
        }
        for (auto at = full.metadata_keys_begin(); at != full.metadata_keys_end(); ++at)
            writer.set_metadata(*at, full.get_metadata(*at));
        writer.commit();
        const glass::Version version = glass::read_version(small);
        CHECK(version.revision > 5);
        CHECK(version.tables[glass::postlist_table].level >= 2);
        CHECK(version.tables[glass::postlist_table].block_bytes == 2048);
        const Xapian::Database database(small.string());
        for (const bool mapped : {true, false}) {
            glass::EntryLookup entries(glass::OpenDatabase::local(database, small, mapped));
            check_all(entries, database);
        }
    }

    TEST_CASE("the entries are read from the table in the folder, and a table of zeros is refused") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const fs::path copy = folder / "copy";
        fs::copy(generation, copy);
        const Xapian::Database database(generation.string());
        glass::EntryLookup entries(glass::OpenDatabase::local(database, copy, false));
        fs::resize_file(copy / "postlist.glass", 0);
        fs::resize_file(copy / "postlist.glass", fs::file_size(generation / "postlist.glass"));
        CHECK_THROWS_AS((void)entries.term("ferry"), Error);
        CHECK_THROWS_AS((void)entries.metadata("anything"), Error);
        fs::resize_file(copy / "postlist.glass", 0);
        CHECK_THROWS_AS((void)entries.has_metadata("anything"), Error);
    }

    TEST_CASE("EntryLookup reads through Xapian if the folder is missing or has another database or a newer revision") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        {
            Xapian::WritableDatabase other((folder / "other").string(), Xapian::DB_CREATE);
            for (Xapian::rev i = glass::read_version(folder / "other").revision;
                 i < glass::read_version(generation).revision; ++i) {
                other.add_document(Xapian::Document());
                other.commit();
            }
        }
        CHECK(glass::read_version(folder / "other").revision == glass::read_version(generation).revision);
        const Xapian::Database database(generation.string());
        for (const fs::path& place : {folder / "other", folder / "missing", generation}) {
            if (place == generation) {
                Xapian::WritableDatabase writer(generation.string(), Xapian::DB_OPEN);
                writer.set_metadata("new", "entry");
                writer.commit();
            }
            glass::EntryLookup entries(glass::OpenDatabase::local(database, place, true));
            CHECK(entries.term("ferry").documents == 420);
            CHECK(entries.metadata("new").empty());
        }
    }

    TEST_CASE("after updates, a lookup returns the entry of the opened revision or fails") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        std::map<std::string, Xapian::doccount> terms;
        for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) terms[*at] = at.get_termfreq();
        glass::EntryLookup entries(glass::OpenDatabase::local(database, generation, false));
        (void)entries.term("ferry");  // reads the root
        Xapian::WritableDatabase writer(generation.string(), Xapian::DB_OPEN);
        std::size_t failures = 0, successes = 0;
        for (int i = 0; i < 4; ++i) {
            Xapian::Document document;
            for (int j = 0; j < 30; ++j) document.add_term(fmt::format("word{}", (i * 7919 + j * 31) % 10007));
            writer.add_document(document);
            writer.commit();
        }
        for (const auto& [term, documents] : terms) {
            try {
                const Xapian::doccount found = entries.term(term).documents;
                REQUIRE(found == documents);
                ++successes;
            } catch (const Xapian::DatabaseModifiedError&) {
                ++failures;
            }
        }
        CHECK(failures > 0);
        CHECK(successes > 1000);
    }

    TEST_CASE("lookups in a damaged table return an entry or report an error") {
        const test::TempDir folder;
        const fs::path generation = make_database(folder / "index");
        const Xapian::Database database(generation.string());
        const fs::path copy = folder / "copy";
        fs::copy(generation, copy);
        const std::string good = test::read_file(copy / "postlist.glass");
        std::mt19937 random(7);
        std::size_t refused = 0;
        const auto look_up = [&](const auto& function) {
            try {
                function();
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::corrupt);
                ++refused;
            } catch (const Xapian::DatabaseModifiedError&) {
                ++refused;  // the revision of a block is damaged
            }
        };
        for (int round = 0; round < 300; ++round) {
            std::string bad = good;
            for (int i = 0; i < 200; ++i) bad[random() % bad.size()] = static_cast<char>(random());
            const std::size_t before = refused;
            if (round % 3 == 0) bad.resize(random() % bad.size());
            folder.write("copy/postlist.glass", bad);
            glass::EntryLookup entries(glass::OpenDatabase::local(database, copy, false));
            for (int word = 0; word < 200; ++word) {
                look_up([&] { (void)entries.term(fmt::format("word{}", word * 50)); });
                look_up([&] { (void)entries.metadata(fmt::format("Fen:word{}", word * 50)); });
            }
            if (round % 3 == 0) refused = before;
        }
        CHECK(refused > 100);
    }
}

}  // namespace
}  // namespace kwic
