// SPDX-License-Identifier: GPL-2.0-or-later
// Tests IndexWriter::remove_matching() and matching(), which find committed and uncommitted documents with a filter.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const std::vector<Document> notes = {
    {.id = "a", .text = "harbour talks", .date = "2023-05-01", .fields = {{"status", "open"}, {"price", 5.0}}},
    {.id = "b", .text = "harbour fish", .date = "2023-06-01", .fields = {{"status", "closed"}, {"price", 7.0}}},
    {.id = "c", .text = "minister visits school", .date = "2024-01-01", .fields = {{"status", "open"}}},
    {.id = "d", .title = "Harbour", .text = "ferries", .date = "2024-02-01"},
};

std::string error_of(IndexWriter& writer, const std::string& filter) {
    try {
        writer.remove_matching(filter);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_SUITE("remove_matching") {
    TEST_CASE("remove_matching() removes all documents that match a query string or a tree") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", notes);
        IndexWriter writer(index);
        CHECK(writer.matching("status:open") == Strings{"a", "c"});
        CHECK(writer.remove_matching("status:open harbour") == 1);
        CHECK(writer.remove_matching("status:open harbour") == 0);
        CHECK(writer.matching("*") == Strings{"b", "c", "d"});
        CHECK(writer.remove_matching(
                  Query::any_of({Query::range("price", "6", ""), Query::word("harbour", "title")})) == 2);
        CHECK(writer.document_count() == 1);
        writer.commit();
        CHECK(Searcher(index).document_count() == 1);
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("a removal is a part of the transaction") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", notes);
        IndexWriter writer(index);
        CHECK(writer.remove_matching("*") == 4);
        CHECK(Searcher(index).document_count() == 4);
        writer.rollback();
        CHECK(writer.document_count() == 4);
        CHECK(writer.remove_matching("date:2023") == 2);
        writer.commit();
        CHECK(test::sorted_ids(Searcher(index), "*") == Strings{"c", "d"});
    }

    TEST_CASE("uncommitted documents, words and fields are found") {
        for (const bool is_new : {true, false}) {
            CAPTURE(is_new);
            const test::TempDir folder;
            IndexWriter writer(folder / "index", {.language = "en"});
            if (!is_new) {
                writer.put({.id = "old", .text = "harbour"});
                writer.commit();
            }
            for (const Document& document : notes) writer.put(document);
            writer.put({.id = "x", .text = "unheardofs", .fields = {{"newfield", "red"}}});
            CHECK(writer.matching("unheardof") == Strings{"x"});
            CHECK(writer.matching("newfield:red") == Strings{"x"});
            CHECK(writer.remove_matching("ferry") == 1);
            writer.remove("a");
            CHECK(writer.matching("status:open") == Strings{"c"});
            writer.patch("b", {{"status", {"open"}}});
            CHECK(writer.matching("status:open") == Strings{"b", "c"});
            CHECK(writer.matching("\"harbour fish\"") == Strings{"b"});
            CHECK(writer.matching("literal:\"arbour fis\"") == Strings{"b"});
            writer.put({.id = "y", .text = "unheardofs again"});
            writer.commit();
            CHECK(verify_index(folder / "index").empty());
            CHECK(test::sorted_ids(Searcher(folder / "index"), "unheardof") == Strings{"x", "y"});
        }
    }

    TEST_CASE("a filter that cannot be read as typed is an error, removes nothing, and leaves the writer usable") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", notes);
        IndexWriter writer(index);
        for (const std::string filter : {"\"harbour", "(harbour", "harbour OR", "price:>cheap", "date:2023-13", "",
                                         "  ", "-", "...", "-absent:x", "* NOT (absent:x OR status:open)"}) {
            CAPTURE(filter);
            CHECK(error_of(writer, filter).find("filter '") != std::string::npos);
            CHECK(writer.document_count() == 4);
        }
        CHECK_THROWS_AS(writer.remove_matching(Query::without(Query::word("x", "absent"))), Error);
        CHECK(writer.remove_matching("absent:x") == 0);
        std::vector<Warning> warnings;
        CHECK(writer.matching("harbour", &warnings).size() > 0);
        CHECK(warnings.empty());
        CHECK(writer.matching("absent:x", &warnings).empty());
        CHECK(writer.matching(Query::word("x", "absent"), &warnings).empty());
        REQUIRE(warnings.size() == 2);
        CHECK(warnings[0].message.find("there is no field 'absent'") == 0);
        CHECK(warnings[1] == warnings[0]);
        CHECK(writer.remove_matching("absent:x OR status:closed") == 1);
        CHECK(writer.remove_matching("harbour absent:x") == 0);
        writer.commit();
        CHECK(Searcher(index).document_count() == 3);
    }

    TEST_CASE("remove_matching() removes the documents that a search finds") {
        std::mt19937 random(3);
        const Strings words = {"harbour", "talks", "ferry", "dam", "tide", "reef"};
        const auto word = [&] { return words[random() % words.size()]; };
        for (int round = 0; round < 40; ++round) {
            const test::TempDir folder;
            IndexWriter writer(folder / "index", {.language = "en"});
            for (int i = 0; i < 40; ++i) {
                std::string text;
                for (auto count = random() % 6; count > 0; --count) text += word() + " ";
                Document document{.id = std::to_string(i), .text = text};
                if (random() % 2) document.fields.push_back({"kind", word()});
                if (random() % 2) document.fields.push_back({"price", static_cast<double>(random() % 9)});
                writer.put(document);
                if (i == 20 && round % 2) writer.commit();
            }
            if (round % 3) writer.commit();
            const Strings filters = {word(),
                                     word() + " " + word(),
                                     "-" + word(),
                                     word() + " OR kind:" + word(),
                                     "kind:" + word() + " -" + word(),
                                     "price:3..6",
                                     "price:>4 OR \"" + word() + " " + word() + "\"",
                                     "(kind:" + word() + " OR kind:" + word() + ") -price:<3"};
            const std::string filter = filters[random() % filters.size()];
            CAPTURE(filter);
            const Strings found = writer.matching(filter);
            const std::size_t before = writer.document_count();
            writer.commit();
            const Searcher searcher(folder / "index");
            CHECK(test::sorted(found) == test::sorted_ids(searcher, filter));
            CHECK(writer.remove_matching(filter) == found.size());
            writer.commit();
            CHECK(searcher.document_count() == before - found.size());
            CHECK(test::sorted_ids(searcher, filter).empty());
            CHECK(verify_index(folder / "index").empty());
        }
    }
}

}  // namespace kwic
