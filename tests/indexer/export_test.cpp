// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that an export loses no data, and that an export that fails is reported.
#include "support/corpus.hpp"
#include "support/exporting.hpp"
#include "support/strings.hpp"

#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace kwic;
using namespace kwic::test;

namespace {

// Returns a JSON array for each document of an index: the id, title, text, date, language, custom fields and
// `is_title_found`.
std::vector<std::string> documents_of(const fs::path& folder) {
    std::vector<std::string> all;
    IndexReader(folder).for_each([&](const IndexedDocument& found) {
        Json fields = Json::object();
        for (const Field& field : found.document.fields)
            fields[field.name].push_back(std::visit([](const auto& value) { return Json(value); }, field.value));
        const Document& d = found.document;
        all.push_back(Json({d.id, d.title, d.text, d.date, d.language, fields, found.is_title_found}).dump());
    });
    return all;
}

std::vector<std::string> answers(const fs::path& folder, const std::vector<std::string>& queries) {
    std::vector<std::string> all;
    Searcher searcher(folder);
    for (const std::string& query : queries) {
        all.push_back(query);
        for (const Hit& hit : searcher.search(query, {.limit = 50, .sort = {"date"}, .snippets = 2}).hits) {
            Json answer = {hit.id, hit.title, hit.score, hit.date, hit.language};
            for (const Snippet& snippet : hit.snippets) answer.push_back({snippet.text, snippet.offset, snippet.line});
            all.push_back(answer.dump());
        }
    }
    return all;
}

// Exports an index as JSON lines and builds another index from them.
void reindex(const TempDir& dir, const char* from, const char* to) {
    const CommandOutput lines = index(dir, {"-i", from, "--export", "ndjson"});
    REQUIRE_MESSAGE(lines.status == 0, lines.err);
    CommandOptions options;
    options.input = lines.out;
    const CommandOutput made = index(dir, {"-i", to, "--jsonl", "-"}, options);
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
}

}  // namespace

TEST_SUITE("export") {
    TEST_CASE("an index built from exported JSON lines has the same documents and answers") {
        const Collection collection;
        reindex(collection.dir, "index", "again");
        CHECK(documents_of(collection.dir / "again") == documents_of(collection.dir / "index"));
        const std::vector<std::string> queries = {"dues",   "price:70..130", "status:paid", "title:invoice",
                                                  "code:7", "title:sir",     "date:2021",   "*"};
        CHECK(answers(collection.dir / "again", queries) == answers(collection.dir / "index", queries));
    }

    TEST_CASE("an index built from an export has the same documents as the exported index of files") {
        const TempDir dir;
        REQUIRE(index(dir, {(corpus() / "clippings").string(), "-i", "index"}).status == 0);
        reindex(dir, "index", "again");
        CHECK(documents_of(dir / "again") == documents_of(dir / "index"));
        const std::vector<std::string> queries = {"date:2021-03", "lang:fr", "*"};
        CHECK(answers(dir / "again", queries) == answers(dir / "index", queries));
    }

    TEST_CASE("a title that is the name of a file is exported, and a title that was found in the text is not") {
        const TempDir dir;
        dir.write("tide_table.py", "# Licensed under the Apache License\nimport csv\n");
        dir.write("tides.txt", "Tides\n\nThey rise.\n");
        REQUIRE(index(dir, {".", "-i", "index"}).status == 0);
        const CommandOutput lines = index(dir, {"-i", "index", "--export", "ndjson"});
        CHECK(contains(lines.out, R"("title":"tide_table.py")"));
        CHECK_FALSE(contains(lines.out, R"("title":"Tides")"));
        reindex(dir, "index", "again");
        CHECK(answers(dir / "again", {"title:table"}).size() == 2);
    }

    TEST_CASE("texts of any characters are exported unchanged") {
        const TempDir dir;
        std::mt19937 random(7);
        {
            IndexWriter writer(dir / "index");
            for (int i = 0; i < 60; ++i)
                writer.put({.id = "id " + std::to_string(i),
                            .title = i % 3 ? "" : random_text(random, 30),
                            .text = random_text(random, static_cast<std::size_t>(i) * 200),
                            .fields = {{"note", random_text(random, 20)}, {"number", 1.0 / (i + 1)}}});
            writer.commit();
        }
        reindex(dir, "index", "again");
        CHECK(documents_of(dir / "again") == documents_of(dir / "index"));
    }

    TEST_CASE("an export to a terminal escapes control characters") {
        const Collection collection("{\"id\":\"a\",\"text\":\"turn \u202e and \u009b31m\"}\n");
        const std::string program = "\"$0\" -i index --export ndjson > /dev/stderr";
        CommandOptions options{"", collection.dir.path(), {}};
        options.terminal_columns = 80;
        const auto shown = run({"/bin/sh", "-c", program, indexer()}, options);
        CHECK(contains(shown.err, R"(turn \u202e and \u009b31m)"));
        CHECK(contains(collection.exported({"ndjson"}).out, "turn \u202e and \u009b31m"));
    }

    TEST_CASE("an index without texts cannot be exported") {
        const TempDir dir;
        dir.write("a.txt", "text");
        REQUIRE(index(dir, {"--no-store"}).status == 0);
        const auto output = index(dir, {"--export", "ndjson", "--to", "out"});
        CHECK(output.status == 2);
        CHECK(contains(output.err, "was made with --no-store: it has no texts to export"));
        CHECK_FALSE(fs::exists(dir / "out"));
    }

    TEST_CASE("the export of an empty index has a schema and no documents") {
        const TempDir dir;
        REQUIRE(index(dir).status == 0);
        CHECK(index(dir, {"--export", "vespa", "--to", "out"}).status == 0);
        CHECK(read_file(dir / "out/documents.ndjson").empty());
        CHECK(read_file(dir / "out/kwic.sd").starts_with("schema kwic {"));
    }

    TEST_CASE("an export does not change the index") {
        const Collection collection;
        const std::string before = contents(collection.dir / "index");
        CHECK(collection.exported({"opensearch"}).status == 0);
        CHECK(contents(collection.dir / "index") == before);
    }

    TEST_CASE("a wrong command line for an export is an error") {
        const Collection collection;
        for (const Arguments& arguments : std::vector<Arguments>{{"lucene"},
                                                                 {""},
                                                                 {"ndjson", "--to", ""},
                                                                 {"ndjson", "--name", "News"},
                                                                 {"ndjson", "--rebuild"},
                                                                 {"ndjson", "--check"},
                                                                 {"ndjson", "--json"},
                                                                 {"ndjson", "--jsonl", "lines"}}) {
            CAPTURE(arguments.back());
            const auto output = collection.exported(arguments);
            CHECK(output.status == 2);
            CHECK(output.out.empty());
            const bool is_json = arguments.back() == "--json";
            CHECK(output.err.starts_with(is_json ? "{\"error\":{\"code\":\"invalid_argument\"," : "kwic-indexer: "));
        }
        for (const char* alone : {"--to=x", "--name=x"}) {
            CHECK(contains(index(collection.dir, {"-i", "index", alone}).err, "needs --export"));
        }
        CHECK(contains(index(collection.dir, {"-i", "absent", "--export", "ndjson"}).err, "absent"));
    }

    TEST_CASE("an export that cannot write its output fails and leaves no incomplete file") {
        std::string lines;
        for (int i = 0; i < 300; ++i)
            lines += R"({"id":")" + std::to_string(i) + R"(","text":")" + std::string(500, 'x') + "\"}\n";
        const Collection collection(lines.c_str());
        CommandOptions options{"", collection.dir.path(), {}};
        const auto shell = [&](const std::string& command) {
            return run({"/bin/sh", "-c", command, indexer()}, options);
        };
        auto output = shell("exec \"$0\" -i index --export ndjson > /dev/full");
        CHECK(output.status == 2);
        CHECK(contains(output.err, "cannot write to standard output"));
        output = shell("exec \"$0\" -i index --export ndjson >&-");
        CHECK(output.status == 2);
        CHECK(contains(output.err, "cannot write to standard output"));
        output = shell("ulimit -f 64; exec \"$0\" -i index --export ndjson --to out");
        CHECK(output.status == 2);
        CHECK(contains(output.err, "documents.ndjson': file too large"));
        CHECK(fs::is_empty(collection.dir / "out"));
        output = shell("exec \"$0\" -i index --export ndjson --to lines/below");
        CHECK(output.status == 2);
        CHECK(contains(output.err, "cannot make the folder 'lines/below'"));
    }

    TEST_CASE("a second export replaces the files of the first") {
        const Collection collection;
        collection.dir.write("out/documents.ndjson", "what was there before");
        CHECK(collection.exported({"ndjson", "--to", "out"}).status == 0);
        CHECK(parsed(read_file(collection.dir / "out/documents.ndjson")).size() == 3);
    }

    TEST_CASE("--quiet suppresses the summary of an export") {
        CHECK(Collection().exported({"ndjson", "--quiet"}).err.empty());
    }
}
