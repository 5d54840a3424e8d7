// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the option --delete of kwic-indexer, and the JSON lines that kwic-indexer writes to standard error.
#include "support/indexing.hpp"
#include "support/strings.hpp"

#include <kwic/document.hpp>
#include <kwic/index_files.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

using namespace kwic::test;
using Json = nlohmann::json;

namespace {

// Returns the objects on standard error, each without its outer member, which must be `kind`.
std::vector<Json> messages(const CommandOutput& output, const std::string& kind) {
    std::vector<Json> found;
    for (const std::string& line : lines_of(output.err)) {
        const Json message = Json::parse(line);
        CHECK(message.size() == 1);
        REQUIRE(message.contains(kind));
        found.push_back(message[kind]);
    }
    return found;
}

}  // namespace

TEST_SUITE("indexer deletion") {
    TEST_CASE("--delete removes the documents with the given ids and keeps all others") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt", "sub/c.txt", "d.txt"}) dir.write(name, "text");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {"--delete", "a.txt", "sub/c.txt", "sub/c.txt"});
        CHECK(output.status == 0);
        CHECK(output.out.empty());
        CHECK(output.err.starts_with("0 added, 0 updated, 0 unchanged, 2 removed, 0 skipped: 2 documents, "));
        CHECK_FALSE(has(dir / ".kwic", "a.txt"));
        CHECK_FALSE(has(dir / ".kwic", "sub/c.txt"));
        CHECK(has(dir / ".kwic", "b.txt"));
        CHECK(kwic::verify_index(dir / ".kwic").empty());
        CHECK(counts(dir, {"--delete", "d.txt", "--delete", "b.txt"}) == Counts{0, 0, 0, 2, 0, 0});
        CHECK(fs::exists(dir / "a.txt"));
        CHECK(counts(dir) == Counts{4, 0, 0, 0, 0, 4});  // the next run adds the files again
    }

    TEST_CASE("an id that is not in the index gives a warning, and the exit status is 1") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {"--delete", "b.txt", "a.txt"});
        CHECK(output.status == 1);
        CHECK(output.err.starts_with("kwic-indexer: b.txt: not found in the index\n0 added"));
        CHECK_FALSE(has(dir / ".kwic", "a.txt"));
        CHECK(counts(dir, {"--delete", "a.txt"}) == Counts{0, 0, 0, 0, 1, 0});
        CHECK(index(dir, {"--delete", "a.txt", "-q"}).err.empty());
    }

    TEST_CASE("--delete with --dry-run lists the documents and changes nothing") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        const std::string before = contents(dir.path());
        const auto output = index(dir, {"--delete", "a.txt", "b.txt", "--dry-run"});
        CHECK(output.status == 1);
        CHECK(output.err.starts_with(
            "kwic-indexer: a.txt: would be removed\nkwic-indexer: b.txt: not found in the "
            "index\ndry run: 0 added, 0 updated, 0 unchanged, 1 removed, 1 skipped (1 not found in the index): 0 "
            "documents"));
        CHECK(contents(dir.path()) == before);
    }

    TEST_CASE("--delete needs an index and cannot be combined with options that index documents") {
        const TempDir dir;
        const auto missing = index(dir, {"--delete", "a.txt", "-i", "absent"});
        CHECK(missing.status == 2);
        CHECK(missing.err == "kwic-indexer: there is no index 'absent' to delete documents from\n");
        CHECK_FALSE(fs::exists(dir / "absent"));
        CHECK(index(dir, {"--delete", ""}).err == "kwic-indexer: --delete needs a value\n");
        for (const char* option : {"--rebuild", "--watch", "--check", "--no-store", "--keep-missing", "--hidden"}) {
            const auto output = index(dir, {"--delete", "a.txt", option});
            CHECK(output.status == 2);
            CHECK(output.err == std::string("kwic-indexer: --delete cannot be combined with ") + option + "\n");
        }
    }

    TEST_CASE("--delete-query removes the documents that match one of the queries") {
        const TempDir dir;
        dir.write("a.txt", "harbour talks");
        dir.write("b.txt", "harbour fish");
        dir.write("c.txt", "ferry");
        dir.write("d.txt", "minister");
        CHECK(index(dir).status == 0);
        const auto listed = index(dir, {"--dry-run", "--delete-query", "harbour -fish", "--delete-query", "ferry"});
        CHECK(listed.status == 0);
        CHECK(listed.err.starts_with("kwic-indexer: a.txt: would be removed\nkwic-indexer: c.txt: would be removed\n"));
        CHECK(counts(dir, {"--delete-query", "harbour -fish", "--delete-query", "ferry"}) == Counts{0, 0, 0, 2, 0, 2});
        CHECK(counts(dir, {"--delete-query", "ferry"}) == Counts{0, 0, 0, 0, 0, 2});
        CHECK(counts(dir, {"--delete-query", "fish", "--delete", "d.txt"}) == Counts{0, 0, 0, 2, 0, 0});
    }

    TEST_CASE("a --delete-query query with a field that no document has causes a warning") {
        const TempDir dir;
        dir.write("a.txt", "harbour");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {"--delete-query", "colour:red"});
        CHECK(output.status == 0);
        CHECK(output.err.starts_with("kwic-indexer: colour:red: there is no field 'colour'"));
        CHECK(has(dir / ".kwic", "a.txt"));
        const auto json = index(dir, {"--json", "--delete-query", "colour:red OR harbour"});
        CHECK(json.status == 0);
        const auto warnings = messages(json, "warning");
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0]["code"] == "unknown-field");
        CHECK_FALSE(has(dir / ".kwic", "a.txt"));
    }

    TEST_CASE("a --delete-query query with a mistake causes an error and removes nothing") {
        const TempDir dir;
        dir.write("a.txt", "harbour talks");
        CHECK(index(dir).status == 0);
        for (const char* query : {"harbour OR", "\"harbour", "(", "-absent:x"}) {
            CAPTURE(query);
            const auto output = index(dir, {"--delete-query", "talks", "--delete-query", query});
            CHECK(output.status == 2);
            CHECK(contains(output.err, "filter '"));
            CHECK(has(dir / ".kwic", "a.txt"));
        }
        CHECK(index(dir, {"--delete-query", "harbour", "talks"}).err ==
              "kwic-indexer: --delete-query takes one query; quote a query that has several words\n");
    }

    TEST_CASE("--delete can be combined with --compact") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt"}) dir.write(name, "text");
        CHECK(index(dir).status == 0);
        const auto output = index(dir, {"--delete", "a.txt", "--compact", "--json"});
        CHECK(output.status == 0);
        CHECK(Json::parse(output.out).at("compacted") == true);
        CHECK(kwic::verify_index(dir / ".kwic").empty());
    }
}

TEST_SUITE("indexer JSON line actions") {
    TEST_CASE("JSON lines put, remove and patch documents in their order") {
        const TempDir dir;
        const std::string lines = R"({"id":"a","text":"harbour talks","status":"open","tags":["x","y"]}
{"id":"b","text":"ferry"}
{"id":"a","_patch":true,"status":"closed","tags":null,"size":3}
{"id":"b","_delete":true}
{"id":"c","text":"dam","_delete":false}
)";
        const auto json_lines = [&](const std::string& input) { return CommandOptions{input, {}, {}}; };
        CHECK(counts(dir, {"-i", "index", "--jsonl", "-"}, json_lines(lines)) == Counts{3, 1, 0, 1, 0, 2});
        CHECK(kwic::verify_index(dir / "index").empty());
        const auto document = kwic::Searcher(dir / "index").document("a");
        REQUIRE(document);
        CHECK(document->document.text == "harbour talks");
        CHECK(document->document.fields == std::vector<kwic::Field>{{"status", "closed"}, {"size", std::int64_t{3}}});
        CHECK_FALSE(has(dir / "index", "b"));
        CHECK(has(dir / "index", "c"));
    }

    TEST_CASE("removing an absent document changes nothing, and patching an absent document causes a warning") {
        const TempDir dir;
        const std::string put = "{\"id\":\"a\",\"text\":\"text\"}\n";
        CHECK(counts(dir, {"-i", "index", "--jsonl", "-"}, {put, {}, {}}) == Counts{1, 0, 0, 0, 0, 1});
        const std::string removal = "{\"id\":\"b\",\"_delete\":true}\n";
        CHECK(counts(dir, {"-i", "index", "--jsonl", "-"}, {removal, {}, {}}) == Counts{0, 0, 1, 0, 0, 1});
        const std::string patch = "{\"id\":\"b\",\"_patch\":true,\"status\":\"open\"}\n" + put;
        const auto output = index(dir, {"-i", "index", "--jsonl", "-"}, {patch, {}, {}});
        CHECK(output.status == 1);
        CHECK(contains(output.err, "standard input:1: skipped: no document 'b' to patch\n"));
        CHECK(contains(output.err,
                       "0 added, 0 updated, 1 unchanged, 0 removed, 1 skipped (1 invalid line): 1 documents"));
    }

    TEST_CASE("a dry run lists the documents that JSON lines would remove and patch, and changes nothing") {
        const TempDir dir;
        const std::string put = "{\"id\":\"a\",\"text\":\"text\"}\n{\"id\":\"b\",\"text\":\"text\"}\n";
        CHECK(counts(dir, {"-i", "index", "--jsonl", "-"}, {put, {}, {}}) == Counts{2, 0, 0, 0, 0, 2});
        const std::string changes = "{\"id\":\"a\",\"_delete\":true}\n{\"id\":\"b\",\"_patch\":true,\"x\":1}\n";
        const auto output = index(dir, {"-i", "index", "--dry-run", "--jsonl", "-"}, {changes, {}, {}});
        CHECK(output.status == 0);
        CHECK(output.err.starts_with("kwic-indexer: a: would be removed\nkwic-indexer: b: would be updated\n"));
        CHECK(has(dir / "index", "a"));
    }
}

TEST_SUITE("indexer messages") {
    TEST_CASE("--json makes errors JSON objects with a code and does not change the exit status") {
        const TempDir dir;
        dir.write("a.txt", "text");
        struct Case {
            Arguments arguments;
            std::string code;
        };
        for (const Case& c :
             {Case{{"--json", "--no-such"}, "invalid_argument"}, Case{{"--json", "absent"}, "not_found"},
              Case{{"--json=true", "--compact"}, "not_found"}, Case{{"--jobs", "two", "--json"}, "invalid_argument"}}) {
            const auto output = index(dir, c.arguments);
            CHECK(output.status == 2);
            CHECK(output.out.empty());
            const auto errors = messages(output, "error");
            REQUIRE(errors.size() == 1);
            CHECK(errors[0]["code"] == c.code);
            CHECK_FALSE(errors[0]["message"].get<std::string>().empty());
        }
        const kwic::IndexWriter writer(dir / ".kwic");
        const auto locked = index(dir, {"--json"});
        CHECK(locked.status == 3);
        CHECK(messages(locked, "error")[0]["code"] == "locked");
    }

    TEST_CASE("with --json, skipped inputs are messages with a name") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("large.txt", std::string(100, 'x'));
        const auto verbose = index(dir, {"--json", "--max-size", "50", "--verbose"});
        CHECK(verbose.status == 0);
        const auto notes = messages(verbose, "note");
        REQUIRE(notes.size() == 1);
        CHECK(notes[0]["code"] == "skipped");
        CHECK(notes[0]["name"] == "large.txt");
        dir.write("damaged.gz", "\x1f\x8b");
        const auto output = index(dir, {"--json", "--max-size", "50"});
        CHECK(output.status == 1);
        const auto warnings = messages(output, "warning");
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0]["code"] == "skipped");
        CHECK(warnings[0]["name"] == "damaged.gz");
        CHECK(warnings[0]["message"].get<std::string>().starts_with("skipped: "));
        const auto deleted = index(dir, {"--json", "--delete", "a.txt", "b.txt"});
        CHECK(deleted.status == 1);
        CHECK(messages(deleted, "warning") ==
              std::vector<Json>{{{"code", "not-found"}, {"name", "b.txt"}, {"message", "not found in the index"}}});
        CHECK(Json::parse(deleted.out).at("removed") == 1);
    }

    TEST_CASE("with --json, a dry run writes a note for each change") {
        const TempDir dir;
        for (const char* name : {"a.txt", "b.txt"}) dir.write(name, "text");
        CHECK(index(dir).status == 0);
        rewrite(dir, "a.txt", "changed");
        fs::remove(dir / "b.txt");
        dir.write("c.txt", "new");
        const auto notes = messages(index(dir, {"--json", "--dry-run"}), "note");
        REQUIRE(notes.size() == 3);
        CHECK(notes[0]["name"] == "a.txt");
        CHECK(notes[0]["code"] == "would-update");
        CHECK(notes[1]["code"] == "would-add");
        CHECK(notes[2]["code"] == "would-remove");
        CHECK(notes[2]["name"] == "b.txt");
    }

    TEST_CASE("with --json, --check writes each defect as an error with the code corrupt") {
        const TempDir dir;
        dir.write("a.txt", "text");
        CHECK(index(dir).status == 0);
        CHECK(messages(index(dir, {"--check", "--json"}), "note")[0]["code"] == "intact");
        for (const auto& entry : fs::recursive_directory_iterator(dir / ".kwic"))
            if (entry.path().filename() == "postlist.glass") fs::resize_file(entry.path(), entry.file_size() / 2);
        const auto output = index(dir, {"--check", "--json"});
        CHECK(output.status == 2);
        const auto errors = messages(output, "error");
        REQUIRE(errors.size() >= 2);
        for (const Json& error : errors) CHECK(error["code"] == "corrupt");
        CHECK(Json::parse(output.out).at("whole") == false);
    }
}
