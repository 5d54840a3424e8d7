// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the output formats of kwic-searcher.
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

TEST_SUITE("searcher formats") {
    TEST_CASE("the text format shows titles, paths, snippets and the total") {
        const CommandOutput output = search({"minister"});
        CHECK(output.status == 0);
        CHECK(output.err == "");
        const Strings shown = lines_of(output.out);
        REQUIRE(shown.size() >= 4);
        CHECK(shown[0].starts_with("1. Minister visits school  c/visit.txt:"));
        CHECK(shown[1].starts_with("  "));
        CHECK(shown.back().starts_with("1 document ("));
        CHECK(output.out.find('\x1b') == std::string::npos);
    }

    TEST_CASE("colors are used only on terminals, except with --color always") {
        CHECK(search({"--color", "auto", "minister"}).out.find('\x1b') == std::string::npos);
        CHECK(search({"--color", "always", "minister"}).out.find("\x1b[1;33m") != std::string::npos);
    }

    TEST_CASE("JSON output lists the hits by rank, and the highlights of snippets mark the matches") {
        const CommandOutput output = search({"--json", "--match", "all", "harbour"});
        CHECK(output.status == 0);
        CHECK(lines_of(output.out).size() == 1);
        const Json answer = Json::parse(output.out);
        CHECK(answer["query"] == "harbour");
        CHECK(answer["total"] == Json{{"value", 2}, {"exact", true}});
        REQUIRE(answer["hits"].size() == 2);
        const Json& first = answer["hits"][0];
        CHECK(first["rank"] == 1);
        REQUIRE(first["snippets"].size() == 1);
        const std::string text = first["snippets"][0]["text"];
        REQUIRE(!first["snippets"][0]["highlights"].empty());
        const Json& mark = first["snippets"][0]["highlights"][0];
        CHECK(text.substr(mark[0], mark[1].get<std::size_t>() - mark[0].get<std::size_t>()) == "harbour");
        CHECK_FALSE(answer.contains("facets"));
    }

    TEST_CASE("facets are numbers in JSON and bars in text") {
        const Json answer = Json::parse(search({"--json", "--facet", "ext", "--facet", "lang", "harbour"}).out);
        REQUIRE(answer["facets"].size() == 2);
        CHECK(answer["facets"]["ext"] == Json::parse(R"([{"value":"md","count":1},{"value":"txt","count":1}])"));
        const CommandOutput text = search({"--facet", "ext", "harbour"});
        CHECK(text.out.find("\next\n  md   1  █") != std::string::npos);
        const CommandOutput unknown = search({"--facet", "colour", "harbour"});
        CHECK(unknown.status == 2);
        CHECK(unknown.out.empty());
        CHECK(unknown.err ==
              "kwic-searcher: the index has no field 'colour' to count: use one of ext, lang, folder, date, month, "
              "year, heading\n");
        const CommandOutput unknown_in_batch = search({"--facet", "colour", "--batch", "-"}, "harbour\n");
        CHECK(unknown_in_batch.status == 2);
        CHECK(unknown.err.find(Json::parse(unknown_in_batch.err)["error"]["message"]) != std::string::npos);
        CHECK(search({"--facet", "ext", "--count", "harbour"}).status == 2);
    }

    TEST_CASE("the jsonl format prints the same object as the json format") {
        Json json = Json::parse(search({"--format", "json", "harbour"}).out);
        Json jsonl = Json::parse(search({"--format", "jsonl", "harbour"}).out);
        json.erase("took_ms");
        jsonl.erase("took_ms");
        CHECK(json == jsonl);
    }

    TEST_CASE("TSV and TREC have a line for each hit") {
        const CommandOutput tsv = search({"--format", "tsv", "minister"});
        const Strings rows = lines_of(tsv.out);
        REQUIRE(rows.size() == 1);
        CHECK(std::count(rows[0].begin(), rows[0].end(), '\t') == 4);
        CHECK(rows[0].starts_with("1\t"));
        CHECK(rows[0].find("\tc/visit.txt\tMinister visits school\t") != std::string::npos);
        const Strings run = lines_of(search({"--format", "trec", "minister"}).out);
        REQUIRE(run.size() == 1);
        CHECK(run[0].starts_with("1 Q0 c/visit.txt 1 "));
        CHECK(run[0].ends_with(" kwic"));
    }

    TEST_CASE("with the option -0, each path is printed unescaped and followed by a NUL byte") {
        const TempDir folder;
        folder.write("caf\xe9\n.txt", "Envoys resume harbour talks\n");
        const CommandOutput made = test::run({test::indexer(), folder.path().string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
        CommandOptions options;
        options.folder = folder.path();
        CHECK(search({"--format", "paths", "-0", "harbour"}, options).out == std::string("caf\xe9\n.txt\0", 10));
        CHECK(search({"--format", "paths", "harbour"}, options).out == "caf\uFFFD\\x0a.txt\n");
        CHECK(hit_ids(search({"--json", "harbour"}, options).out) == Strings{"caf\uFFFD\n.txt"});
    }
}

}  // namespace
}  // namespace kwic::searcher
