// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

void write(const test::TempDir& dir, const std::vector<Document>& documents, const WriterOptions& options = {}) {
    IndexWriter writer(dir / "index", options);
    for (const Document& document : documents) writer.put(document);
    writer.commit();
}

std::vector<std::string> all_ids(const IndexReader& reader) {
    std::vector<std::string> all;
    reader.for_each([&](const IndexedDocument& found) { all.push_back(found.document.id); });
    return all;
}

std::string long_text() {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "Envoy " + std::to_string(i) + " met at the harbour.\n";
    return text;
}

}  // namespace

TEST_SUITE("index reader") {
    TEST_CASE("a document is read back unchanged") {
        const test::TempDir dir;
        const Document put{.id = "a",
                           .title = "Envoys",
                           .text = "They met at the harbour.\n\nAnd parted.\n",
                           .date = "2023-07",
                           .language = "en",
                           .fields = {{"price", 12.5}, {"place", "Belmara"}, {"price", 7.0}}};
        write(dir, {put});
        const IndexReader reader(dir / "index");
        CHECK(reader.document_count() == 1);
        CHECK(reader.has_texts());
        CHECK(reader.field_names() == std::vector<std::string>{"place", "price"});
        const auto found = reader.document("a");
        REQUIRE(found);
        CHECK(found->document.id == put.id);
        CHECK(found->document.title == put.title);
        CHECK(found->document.text == put.text);
        CHECK(found->document.date == put.date);
        CHECK(found->document.language == put.language);
        CHECK(found->document.fields == put.fields);
        CHECK_FALSE(found->document.file);
        CHECK_FALSE(found->is_title_found);
        CHECK(found->path.empty());
        CHECK_FALSE(reader.document("b"));
    }

    TEST_CASE("a document is read with the title and language found in its text and the date found in its path") {
        const test::TempDir dir;
        const FileStamp stamp{1'689'753'600'000'000'000, 99};
        write(dir,
              {{.id = "talks/2023-07-19.txt",
                .text = "Envoys resume harbour talks\n\nThe envoys met the minister at the old harbour again.\n",
                .file = stamp}},
              {.root = dir.path()});
        const auto found = IndexReader(dir / "index").document("talks/2023-07-19.txt");
        REQUIRE(found);
        CHECK(found->document.title == "Envoys resume harbour talks");
        CHECK(found->is_title_found);
        CHECK(found->document.date == "2023-07-19");
        CHECK(found->document.language == "en");
        CHECK(found->document.file == stamp);
        CHECK(found->path == (dir / "talks/2023-07-19.txt").string());
    }

    TEST_CASE("long texts are read back completely") {
        const test::TempDir dir;
        const std::string text = long_text();
        write(dir, {{.id = "short", .text = "x"}, {.id = "long", .text = text}, {.id = "empty"}});
        const IndexReader reader(dir / "index");
        CHECK(reader.document("long")->document.text == text);
        CHECK(reader.document("short")->document.text == "x");
        CHECK(reader.document("empty")->document.text.empty());
    }

    TEST_CASE("for_each visits documents in the order of indexing") {
        const test::TempDir dir;
        write(dir, {{.id = "b", .text = "one"}, {.id = "a", .text = "two"}, {.id = "c", .text = "three"}});
        CHECK(all_ids(IndexReader(dir / "index")) == std::vector<std::string>{"b", "a", "c"});
        {
            IndexWriter writer(dir / "index");
            writer.put({.id = "a", .text = "changed"});
            writer.put({.id = "d", .text = "new"});
            writer.remove("b");
            writer.commit();
        }
        CHECK(all_ids(IndexReader(dir / "index")) == std::vector<std::string>{"a", "c", "d"});
        IndexWriter(dir / "index").compact();
        CHECK(all_ids(IndexReader(dir / "index")) == std::vector<std::string>{"a", "c", "d"});
    }

    TEST_CASE("for_each omits texts on request") {
        const test::TempDir dir;
        write(dir, {{.id = "a", .title = "Envoys", .text = "text"}});
        std::size_t count = 0;
        const auto look = [&](const IndexedDocument& found) {
            CHECK(found.document.title == "Envoys");
            CHECK(found.document.text.empty());
            ++count;
        };
        IndexReader(dir / "index").for_each(look, false);
        CHECK(count == 1);
    }

    TEST_CASE("an index without texts returns documents without texts") {
        const test::TempDir dir;
        write(dir, {{.id = "a", .title = "Envoys", .text = "text"}}, {.store_text = false});
        const IndexReader reader(dir / "index");
        CHECK_FALSE(reader.has_texts());
        CHECK(reader.document("a")->document.title == "Envoys");
        CHECK(reader.document("a")->document.text.empty());
    }

    TEST_CASE("an id has the same key in every index") {
        const test::TempDir one;
        const test::TempDir other;
        write(one, {{.id = "a"}, {.id = "b"}});
        write(other, {{.id = "c"}, {.id = "b", .text = "other"}});
        const auto key = [](const test::TempDir& dir, const char* id) {
            return IndexReader(dir / "index").document(id)->key;
        };
        CHECK(key(one, "b") == key(other, "b"));
        CHECK(key(one, "a") != key(one, "b"));
        CHECK(key(one, "a") > 0);
        CHECK(key(one, "a") < std::uint64_t{1} << 63);
    }

    TEST_CASE("a reader keeps reading the state that it opened") {
        const test::TempDir dir;
        write(dir, {{.id = "a", .text = "one"}});
        const IndexReader reader(dir / "index");
        write(dir, {{.id = "b", .text = "two"}});
        CHECK(all_ids(reader) == std::vector<std::string>{"a"});
        CHECK(reader.document("a")->document.text == "one");
        CHECK(all_ids(IndexReader(dir / "index")) == std::vector<std::string>{"a", "b"});
    }

    TEST_CASE("a searcher reads documents from the newest state") {
        const test::TempDir dir;
        const Document put{.id = "a", .text = "harbour", .date = "2023-07", .fields = {{"price", 12.5}}};
        write(dir, {put});
        const Searcher searcher(dir / "index");
        const auto found = searcher.document("a");
        REQUIRE(found);
        CHECK(found->document.text == put.text);
        CHECK(found->document.date == put.date);
        CHECK(found->document.fields == put.fields);
        CHECK(found->key == IndexReader(dir / "index").document("a")->key);
        CHECK_FALSE(searcher.document("b"));
        write(dir, {{.id = "b", .text = long_text()}});
        CHECK(searcher.document("b")->document.text == long_text());
        write(dir, {{.id = "b", .text = "ferry"}}, {.rebuild = true});
        CHECK(searcher.document("b")->document.text == "ferry");
        CHECK_FALSE(searcher.document("a"));
    }

    TEST_CASE("reading a state that was overwritten fails with `locked`") {
        const test::TempDir dir;
        std::vector<Document> documents;
        for (int i = 0; i < 300; ++i)
            documents.push_back({.id = std::to_string(i), .text = long_text().substr(0, 40'000)});
        write(dir, documents);
        const IndexReader reader(dir / "index");
        for (int run = 0; run < 3; ++run) {
            for (Document& document : documents) document.text += "More.\n";
            write(dir, documents);
        }
        std::size_t count = 0;
        ErrorCode code = ErrorCode::internal;
        try {
            reader.for_each([&](const IndexedDocument&) { ++count; });
        } catch (const Error& error) {
            code = error.code();
        }
        CHECK(code == ErrorCode::locked);
        CHECK(count < documents.size());
    }

    TEST_CASE("for_each rethrows an exception that the given function throws") {
        const test::TempDir dir;
        write(dir, {{.id = "a"}});
        const auto stop = [](const IndexedDocument&) { throw std::out_of_range("enough"); };
        CHECK_THROWS_AS(IndexReader(dir / "index").for_each(stop), std::out_of_range);
    }

    TEST_CASE("opening a folder without an index fails") {
        const test::TempDir dir;
        for (const char* name : {"", "absent"}) {
            try {
                const IndexReader reader(dir / name);
                FAIL("opened");
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::not_found);
            }
        }
    }
}

}  // namespace kwic
