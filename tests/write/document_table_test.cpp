// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/document_table.hpp"

#include "directory/index_directory.hpp"
#include "schema/schema.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <random>
#include <string>

namespace kwic {
namespace {

TEST_SUITE("document table") {
    TEST_CASE("a document is found until it is removed, and can be added again") {
        std::mt19937 random(3);
        DocumentTable table;
        std::map<std::string, Xapian::docid> expected;
        for (Xapian::docid document = 1; document < 20'000; ++document) {
            const std::string hash = schema::id_hash(std::to_string(random() % 3000));
            if (DocumentEntry* const entry = table.find(hash)) {
                REQUIRE(entry->document == expected.at(hash));
                table.remove(*entry);
                expected.erase(hash);
                CHECK(table.find(hash) == nullptr);
            } else {
                REQUIRE_FALSE(expected.contains(hash));
                table.add(hash, {document});
                expected[hash] = document;
            }
            REQUIRE(table.size() == expected.size());
        }
        for (const auto& [hash, document] : expected) CHECK(table.find(hash)->document == document);
        Xapian::docid last = 0;
        std::size_t seen = 0;
        table.for_each([&](const DocumentEntry& entry) {
            CHECK(entry.document > last);
            last = entry.document;
            ++seen;
        });
        CHECK(seen == expected.size());
    }

    TEST_CASE("load_document_table() reads the stamps of documents that are files") {
        const test::TempDir folder;
        {
            IndexWriter writer(folder / "index");
            writer.put({.id = "a.txt", .text = "one", .file = FileStamp{-5, 3}});
            writer.put({.id = "b", .text = "two"});
            writer.put({.id = "c.txt", .text = "", .file = FileStamp{7, 0}});
            writer.commit();
            writer.remove("b");
            writer.put({.id = "d", .text = "four"});
            writer.commit();
        }
        const Xapian::Database database(current_generation(folder / "index").string());
        DocumentTable table = load_document_table(database);
        CHECK(table.size() == 3);
        CHECK(table.find(schema::id_hash("a.txt"))->file == FileStamp{-5, 3});
        CHECK(table.find(schema::id_hash("c.txt"))->file == FileStamp{7, 0});
        CHECK(table.find(schema::id_hash("b")) == nullptr);
        CHECK_FALSE(table.find(schema::id_hash("d"))->file);
    }
}

}  // namespace
}  // namespace kwic
