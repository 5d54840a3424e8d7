// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the JSON objects that kwic-searcher prints for --explain, --why, --complete, --count and --show, and the JSON
// lines that it writes to standard error.
#include "support/command.hpp"
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

// Runs kwic-searcher with --json and returns its answer. Checks the exit status, and that standard error is empty.
Json answer(Strings arguments, int status = 0) {
    arguments.insert(arguments.begin(), "--json");
    const CommandOutput output = search(arguments);
    CHECK(output.status == status);
    CHECK(output.err == "");
    CHECK(output.out.find('\n') == output.out.size() - 1);
    return Json::parse(output.out);
}

// Returns the code of the only message on standard error, which must be an error in JSON.
std::string error_code(const CommandOutput& output) {
    CHECK(output.status == 2);
    CHECK(output.out == "");
    REQUIRE(lines_of(output.err).size() == 1);
    const Json message = Json::parse(output.err);
    CHECK(message.size() == 1);
    CHECK_FALSE(message["error"]["message"].get<std::string>().empty());
    return message["error"]["code"];
}

}  // namespace

TEST_SUITE("searcher JSON") {
    TEST_CASE("--count prints an answer without hits") {
        const Json some = answer({"--count", "--match", "all", "harbour"});
        CHECK(some["total"] == Json{{"value", 2}, {"exact", true}});
        CHECK(some["hits"].empty());
        CHECK(answer({"--count", "zzzqqq"}, 1)["total"]["value"] == 0);
    }

    TEST_CASE("--explain adds the words of the query with their terms to the answer") {
        const Json found = answer({"--explain", "title:minister", "OR", "zzzqqq", "-n", "1"});
        CHECK(found["hits"].size() == 1);
        const Json& explanation = found["explanation"];
        CHECK(explanation["recency"].is_null());
        CHECK(explanation["interpreted"].get<std::string>().find("zzzqqq") != std::string::npos);
        REQUIRE(explanation["words"].size() == 2);
        CHECK(explanation["words"][0]["word"] == "minister");
        CHECK(explanation["words"][0]["field"] == "title");
        CHECK(explanation["words"][0]["terms"] == Json{{{"term", "minister"}, {"documents", 1}}});
        CHECK(explanation["words"][1]["field"].is_null());
        CHECK(explanation["words"][1]["terms"].empty());
        CHECK(explanation["words"][1]["further_terms"] == 0);
        CHECK(answer({"--explain", "--recency", "30", "harbour"})["explanation"]["recency"].is_string());
        CHECK_FALSE(answer({"harbour"}).contains("explanation"));
    }

    TEST_CASE("--why prints the parts of the query and whether the document matches them") {
        const Json why = answer({"--why", "a/talks.txt", "envoys -fish", "market"}, 1);
        CHECK(why["id"] == "a/talks.txt");
        CHECK(why["query"] == "envoys -fish market");
        CHECK(why["found"] == false);
        REQUIRE(why["clauses"].size() == 3);
        CHECK(why["clauses"][0]["query"] == "envoys");
        CHECK(why["clauses"][0]["met"] == true);
        CHECK(why["clauses"][0]["words"][0]["terms"][0]["term"] == "envoys");
        CHECK(why["clauses"][1]["met"] == true);
        CHECK(why["clauses"][2]["met"] == false);
        CHECK(answer({"--why", "a/talks.txt", "envoys"})["found"] == true);
    }

    TEST_CASE("--complete prints the completions, each with the number of documents that contain it") {
        const Json completions = answer({"--complete", "the harb"});
        CHECK(completions ==
              Json{{"typed", "the harb"}, {"completions", {{{"text", "the harbour"}, {"documents", 2}}}}});
        CHECK(answer({"--complete", "zzzqqq"}, 1)["completions"].empty());
    }

    TEST_CASE("--show prints the members and the text of a document") {
        const Json document = answer({"--show", "b/fish.md"});
        CHECK(document["id"] == "b/fish.md");
        CHECK(document["path"].get<std::string>().ends_with("/b/fish.md"));
        CHECK(document["title"] == "Fish market");
        CHECK(document["title_found"] == true);
        CHECK(document["date"].is_null());
        CHECK(document["fields"] == Json{{"heading", {"Fish market"}}});
        CHECK(document["file"]["size"] == 52);
        CHECK(document["text"] == "# Fish market\n\nThe harbour sells fish each morning.\n");
    }

    TEST_CASE("--show prints the fields of a JSON line, and text output has a line for each member and value") {
        const TempDir folder;
        const CommandOptions options{
            .input = R"({"id":"i1","text":"Dues\nfor\tMarch","price":120.5,"status":["open","late"]})"
                     "\n",
            .folder = folder.path()};
        REQUIRE(test::run({indexer(), "-q", "-i", "index", "--jsonl", "-"}, options).status == 0);
        const CommandOutput json = search({"-i", "index", "--json", "--show", "i1"}, options);
        const Json document = Json::parse(json.out);
        CHECK(document["fields"] == Json{{"price", {120.5}}, {"status", {"open", "late"}}});
        CHECK(document["file"].is_null());
        CHECK(document["path"].is_null());
        const CommandOutput text = search({"-i", "index", "--show", "i1"}, options);
        CHECK(text.status == 0);
        CHECK(text.out.starts_with("id: i1\n"));
        CHECK(text.out.ends_with("price: 120.5\nstatus: open\nstatus: late\n\nDues\nfor\tMarch\n"));
    }

    TEST_CASE("--json makes an error a JSON object on standard error and does not change the exit status") {
        CHECK(error_code(search({"--json", "--show", "no-such"})) == "not_found");
        CHECK(error_code(search({"--json", "--why", "no-such", "q"})) == "not_found");
        CHECK(error_code(search({"--json", "-i", "no-such", "q"})) == "not_found");
        CHECK(error_code(search({"--json", "--no-such-option", "q"})) == "invalid_argument");
        CHECK(error_code(search({"--json", "--format", "tsv", "q"})) == "invalid_argument");
        CHECK(error_code(search({"--format=jsonl", "--sort", "size", "q"})) == "invalid_argument");
        CHECK(error_code(search({"--batch", "no-such-file"})) == "io");
        CHECK(error_code(search({"--json"})) == "invalid_argument");
        CHECK(search({"--format", "text", "-i", "no-such", "q"}).err.starts_with("kwic-searcher: "));
    }

    TEST_CASE("with --json and --strict, warnings are JSON objects on standard error") {
        const CommandOutput output = search({"--json", "--strict", "\"harbour"});
        CHECK(output.status == 2);
        CHECK(output.out == "");
        const Json warning = Json::parse(output.err);
        CHECK_FALSE(warning["warning"]["code"].get<std::string>().empty());
        CHECK_FALSE(warning["warning"]["message"].get<std::string>().empty());
    }
}

}  // namespace kwic::searcher
