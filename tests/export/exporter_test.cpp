// SPDX-License-Identifier: GPL-2.0-or-later
// Uses Exporter as an application does. export_formats_test.cpp tests the output of each format.
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/export.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using kwic::Exporter;
using kwic::IndexReader;
using Json = nlohmann::ordered_json;

namespace {

struct Notes {
    Notes() : reader(made(dir / "index")) {}

    static std::filesystem::path made(const std::filesystem::path& index) {
        kwic::IndexWriter writer(index);
        writer.put({.id = "a", .title = "Détente", .text = "talks", .fields = {{"price", 1.5}, {"price", "none"}}});
        writer.put({.id = "b\xff", .text = "harbour \u202e"});
        writer.commit();
        return index;
    }

    kwic::test::TempDir dir;
    IndexReader reader;
};

std::string all_lines(const Exporter& exporter, const IndexReader& reader) {
    std::string all;
    reader.for_each([&](kwic::IndexedDocument found) { all += exporter.lines(std::move(found)); });
    return all;
}

}  // namespace

TEST_SUITE("exporter") {
    TEST_CASE("every format consists of lines of JSON, and every format except ndjson has a schema") {
        const Notes notes;
        for (const std::string& format : kwic::export_formats()) {
            CAPTURE(format);
            const Exporter exporter(notes.reader, format, {.collection = "my_notes"});
            CHECK(exporter.schema_name().empty() == (format == "ndjson"));
            CHECK(exporter.schema().empty() == (format == "ndjson"));
            std::istringstream lines(all_lines(exporter, notes.reader));
            std::size_t count = 0;
            for (std::string line; std::getline(lines, line); ++count) CHECK(Json::parse(line).is_object());
            CHECK(count == (format == "opensearch" ? 4 : 2));
        }
    }

    TEST_CASE("parsing an exported JSON line gives the document that was exported") {
        const Notes notes;
        const Exporter exporter(notes.reader, "ndjson");
        const auto again = kwic::parse_json_line(exporter.lines(*notes.reader.document("a")));
        REQUIRE(again.document);
        CHECK(again.document->id == "a");
        CHECK(again.document->title == "Détente");
        CHECK(again.document->text == "talks");
        CHECK(again.document->fields == std::vector<kwic::Field>{{"price", 1.5}, {"price", "none"}});
    }

    TEST_CASE("only_ascii makes the lines ASCII and does not change their JSON values") {
        const Notes notes;
        const std::string as_it_is = all_lines(Exporter(notes.reader, "ndjson"), notes.reader);
        const std::string ascii = all_lines(Exporter(notes.reader, "ndjson", {.only_ascii = true}), notes.reader);
        CHECK(as_it_is.find("\u202e") != std::string::npos);
        for (const char c : ascii) CHECK(static_cast<unsigned char>(c) < 0x80);
        CHECK(Json::parse(ascii.substr(0, ascii.find('\n'))) == Json::parse(as_it_is.substr(0, as_it_is.find('\n'))));
    }

    TEST_CASE("unknown formats and invalid collection names throw an error") {
        const Notes notes;
        CHECK_THROWS_WITH_AS(Exporter(notes.reader, "lucene"),
                             "export format 'lucene' is not ndjson, opensearch, quickwit, vespa or manticore",
                             kwic::Error);
        for (const char* name : {"", "News", "1st", "a b", "a`; drop", "né"}) {
            CAPTURE(name);
            CHECK_FALSE(kwic::is_collection_name(name));
            CHECK_THROWS_AS(Exporter(notes.reader, "vespa", {.collection = name}), kwic::Error);
        }
        CHECK(kwic::is_collection_name("news_7"));
        CHECK(kwic::is_collection_name(std::string(64, 'a')));
        CHECK_FALSE(kwic::is_collection_name(std::string(65, 'a')));
    }

    TEST_CASE("several threads can call lines() of one Exporter at the same time") {
        const Notes notes;
        for (const std::string& format : kwic::export_formats()) {
            CAPTURE(format);
            const Exporter exporter(notes.reader, format);
            const kwic::IndexedDocument found = *notes.reader.document("a");
            const std::string expected = exporter.lines(found);
            std::atomic<int> other = 0;
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int round = 0; round < 50; ++round) other += exporter.lines(found) != expected;
                });
            threads.clear();
            CHECK(other == 0);
        }
    }
}
