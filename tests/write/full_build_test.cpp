// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that a bulk build gives the same index as Xapian's API, and that an IndexWriter replaces documents that are put
// twice during a build.
#include "write/full_build.hpp"
#include "schema/fields.hpp"
#include "schema/stored_text.hpp"
#include "support/bulk_collection.hpp"
#include "support/corpus.hpp"
#include "support/temp_dir.hpp"
#include "text/terminal_codes.hpp"
#include "write/builder.hpp"

#include <kwic/decode.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns 40 random identifiers with capitals and digits, such as getHttpKey7.
std::string random_identifiers(std::mt19937& random) {
    static const std::vector<std::string> parts = {"get", "Http", "HTTP", "Key", "7", "2021", "server", "Ключ", "S"};
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += ' ';
        for (auto left = 1 + random() % 4; left > 0; --left) text += parts[random() % parts.size()];
    }
    return text;
}

// Returns the clippings, random texts with identifiers and custom fields, an empty document, and a long text of
// numbers.
std::vector<Document> documents() {
    std::vector<Document> all;
    for (const auto& file : test::clippings())
        all.push_back({.id = file.filename().string() + std::to_string(all.size()),
                       .text = decode_text(test::read_file(file)).text,
                       .file = FileStamp{static_cast<std::int64_t>(all.size()), 7}});
    std::mt19937 random(3);
    for (int i = 0; i < 40; ++i) {
        Document document{.id = "random" + std::to_string(i), .title = "Title " + std::to_string(i % 5)};
        document.text = test::random_text(random, i % 4 ? 300 : 20'000) + random_identifiers(random);
        remove_terminal_codes(document.text);
        document.fields = {{"source", "Post " + std::to_string(i % 3)}, {"pages", i * 1.5}};
        if (i % 2) document.fields.push_back({"note", "seen"});
        all.push_back(std::move(document));
    }
    all.push_back({.id = "empty"});
    std::string numbers;
    for (int i = 0; i < 30'000; ++i) numbers += std::to_string(i) + " ";
    all.push_back({.id = "numbers", .text = numbers});
    return all;
}

}  // namespace

TEST_SUITE("full_build") {
    TEST_CASE("a bulk-built index equals an index made through Xapian's API") {
        const std::vector<Document> all = documents();
        for (const bool positions : {true, false}) {
            CAPTURE(positions);
            const test::TempDir folder;
            const PostingOptions options{.store_text = positions, .positions = positions};
            schema::FieldEntries fields;
            std::filesystem::create_directory(folder / "bulk");
            // With 1 MiB of memory, the bulk build trains no dictionary. The build through the API never trains
            // a dictionary.
            Monitor monitor;
            FullBuild bulk(folder / "bulk", 3, std::size_t{1} << 20, options, fields, monitor);
            for (const Document& document : all) bulk.add(prepare(document, content_hash(document), fields));
            bulk.finish();
            schema::FieldEntries same_fields;
            Builder api(folder / "api", Builder::Purpose::build, folder / "scratch", 64u << 20, options, same_fields);
            for (const Document& document : all) api.add(prepare(document, content_hash(document), same_fields));
            api.finish();
            CHECK(fields.size() == 3);
            CHECK(test::first_difference(folder / "api", folder / "bulk", false) == "");
            CHECK(test::damage(folder / "bulk") == "");
        }
    }

    TEST_CASE("texts are read back unchanged from an index with a dictionary") {
        const std::vector<Document> all = documents();
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        for (const Document& document : all) writer.put(document);
        writer.commit();
        const Xapian::Database database((folder / "index" / "gen-1").string());
        CHECK(database.get_metadata(std::string(schema::dictionary_key)).size() > 4096);
        const DocumentReader reader(database);
        for (Xapian::docid id = 1; id <= all.size(); ++id) {
            const StoredDocument document = reader.document(id);
            CHECK(document.id == all[id - 1].id);
            std::string text;
            for (std::size_t i = 0; i < document.frames.size(); ++i) text += reader.frame(document, i).text;
            CHECK(text == all[id - 1].text);
        }
    }

    TEST_CASE("the bytes of an index are the same in each run and for any number of threads") {
        const std::vector<Document> all = documents();
        std::string first;
        for (const unsigned jobs : {1u, 2u, 5u}) {
            const test::TempDir folder;
            IndexWriter writer(folder / "index", {.jobs = jobs});
            for (const Document& document : all) writer.put(document);
            writer.commit();
            std::string bytes;
            for (const char* name : {"postlist", "position", "termlist", "docdata"})
                bytes += test::read_file(folder / "index" / "gen-1" / (std::string(name) + ".glass"));
            REQUIRE(!bytes.empty());
            if (first.empty()) first = bytes;
            CHECK(bytes == first);
        }
    }

    TEST_CASE("if several documents with the same id are put during a build, the last one is indexed") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        CHECK(writer.put({.id = "a", .text = "first harbour"}) == PutResult::added);
        CHECK(writer.put({.id = "b", .text = "other"}) == PutResult::added);
        CHECK(writer.put({.id = "a", .text = "first harbour"}) == PutResult::unchanged);
        CHECK(writer.put({.id = "a", .text = "second talks"}) == PutResult::updated);
        CHECK(writer.put({.id = "a", .text = "third " + std::string(50'000, 'x')}) == PutResult::updated);
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.document_count() == 2);
        CHECK(searcher.search("first").hits.empty());
        CHECK(searcher.search("second").hits.empty());
        CHECK(searcher.search("third").hits.size() == 1);
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("documents that are put twice are replaced even if all documents together exceed the memory limit") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.memory = std::size_t{1} << 20});
        for (int round = 0; round < 2; ++round)
            for (int i = 0; i < 300; ++i)
                writer.put(
                    {.id = std::to_string(i),
                     .text = "round" + std::to_string(round) + std::string(2000, static_cast<char>('a' + i % 9))});
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.search("round0*", {.count_to = count_all}).total.value == 0);
        CHECK(searcher.search("round1*", {.count_to = count_all}).total.value == 300);
    }

    TEST_CASE("a document that is removed during a build is not in the index") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "harbour"});
        writer.put({.id = "b", .text = "harbour"});
        CHECK(writer.remove("a"));
        CHECK_FALSE(writer.remove("a"));
        writer.put({.id = "c", .text = "harbour talks"});
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.search("harbour").total.value == 2);
        CHECK(searcher.search("talks").hits.size() == 1);
    }
}

}  // namespace kwic
