// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the output, messages and exit status of kwic-searcher on a small index that kwic-indexer made.
#include "support/command.hpp"
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

TEST_SUITE("searcher command line") {
    TEST_CASE("--help and --version print to standard output and need neither query nor index") {
        for (const std::string option : {"-h", "--help", "-V", "--version"}) {
            CAPTURE(option);
            const CommandOutput answer = test::run({test::searcher(), option});
            CHECK(answer.status == 0);
            CHECK(answer.out.find("kwic-searcher ") != answer.out.npos);
            CHECK(answer.err == "");
        }
    }

    TEST_CASE("a usage error gives exit status 2 and no standard output") {
        const CommandOutput output = test::run({test::searcher()});
        CHECK(output.status == 2);
        CHECK(output.out == "");
        CHECK(output.err == "kwic-searcher: no query; see -h\n");
    }

    TEST_CASE("a query such as -history is a usage error, and the message advises to put -- before the query") {
        for (const std::string query : {"-history", "-hn5", "-Vnan", "-V0"}) {
            CAPTURE(query);
            const CommandOutput output = test::run({test::searcher(), query});
            CHECK(output.status == 2);
            CHECK(output.out == "");
            CHECK(output.err.find("put -- before a query that begins with -") != output.err.npos);
        }
    }

    TEST_CASE("without --index, kwic-searcher finds the index of a folder above the current folder") {
        CommandOptions below;
        below.folder = notes().path() / "a";
        const CommandOutput output = search({"--format", "paths", "harbour", "talks", "--match", "all"}, below);
        CHECK(output.err == "");
        CHECK(output.status == 0);
        CHECK(output.out == "talks.txt\n");
    }

    TEST_CASE("--index takes precedence over KWIC_INDEX, and KWIC_INDEX over the nearest index") {
        const TempDir elsewhere;
        CommandOptions options;
        options.folder = elsewhere.path();
        options.environment = {{"KWIC_INDEX", (notes().path() / ".kwic").string()}};
        CHECK(search({"--count", "harbour"}, options).out == "2\n");
        CHECK(search({"-i", "missing", "--count", "harbour"}, options).status == 2);
        options.folder = notes().path();
        options.environment = {{"KWIC_INDEX", "missing"}};
        CHECK(search({"--count", "harbour"}, options).status == 2);
        CHECK(search({"-i", ".kwic", "--count", "harbour"}, options).out == "2\n");
    }

    TEST_CASE("the message about a missing index states how to build an index") {
        const TempDir empty;
        CommandOptions options;
        options.folder = empty.path();
        const CommandOutput output = search({"harbour"}, options);
        CHECK(output.status == 2);
        CHECK(output.out == "");
        CHECK(output.err.find("--index") != std::string::npos);
        CHECK(output.err.find("kwic-indexer") != std::string::npos);
    }

    TEST_CASE("a search without hits gives exit status 1") {
        const CommandOutput text = search({"zzzqqq"});
        CHECK(text.status == 1);
        CHECK(text.out == "");
        CHECK(text.err.starts_with("kwic-searcher: nothing found\n"));
        const CommandOutput json = search({"--json", "zzzqqq"});
        CHECK(json.status == 1);
        CHECK(json.err == "");
        CHECK(hit_ids(json.out).empty());
        const CommandOutput paths = search({"--format", "paths", "zzzqqq"});
        CHECK(paths.status == 1);
        CHECK(paths.out == "");
        CHECK(paths.err == "");
        CHECK(search({""}).status == 1);
    }

    TEST_CASE("--limit and --offset select a page of the ranking") {
        const Strings all = hit_ids(search({"--json", "*"}).out);
        REQUIRE(all.size() == 3);
        CHECK(hit_ids(search({"--json", "-n", "2", "*"}).out) == Strings{all[0], all[1]});
        const CommandOutput rest = search({"--json", "-n", "2", "--offset", "2", "*"});
        CHECK(hit_ids(rest.out) == Strings{all[2]});
        CHECK(Json::parse(rest.out)["hits"][0]["rank"] == 3);
        CHECK(search({"--json", "--offset", "3", "*"}).status == 0);
    }

    TEST_CASE("each page except the last has the cursor of the next page") {
        Strings paged;
        std::string next;
        do {
            Strings arguments = {"--json", "-n", "1", "--sort", "title", "*"};
            if (!next.empty()) arguments.insert(arguments.begin(), {"--after", next});
            const Json answer = Json::parse(search(arguments).out);
            for (const auto& hit : answer["hits"]) paged.push_back(hit["id"]);
            next = answer["next"].is_null() ? "" : answer["next"].get<std::string>();
        } while (!next.empty());
        CHECK(paged == Strings{"a/talks.txt", "b/fish.md", "c/visit.txt"});
        const CommandOutput wrong = search({"--after", "none", "*"});
        CHECK(wrong.status == 2);
        CHECK(wrong.err == "kwic-searcher: the cursor is damaged: pass it exactly as the search returned it\n");
    }

    TEST_CASE("--sort sets the order of the hits") {
        CHECK(hit_ids(search({"--json", "--sort", "path", "*"}).out) ==
              Strings{"a/talks.txt", "b/fish.md", "c/visit.txt"});
        CHECK(hit_ids(search({"--json", "--sort", "title", "*"}).out) ==
              Strings{"a/talks.txt", "b/fish.md", "c/visit.txt"});
    }

    TEST_CASE("--since and --until select documents by date") {
        CHECK(hit_ids(search({"--json", "--since", "2023-07-19", "--until", "2023-07", "*"}).out) ==
              Strings{"a/talks.txt"});
        CHECK(search({"--json", "--since", "2023-07-20", "*"}).status == 1);
    }

    TEST_CASE("--filter and --ids restrict a search, and a mistake in a filter is an error") {
        CHECK(hit_ids(search({"--json", "--filter", "fish", "harbour"}).out) == Strings{"b/fish.md"});
        CHECK(
            hit_ids(search({"--json", "--filter", "-fish", "--filter", "ext:txt", "harbour OR minister"}).out).size() ==
            2);
        CHECK(hit_ids(search({"--json", "--filter", "ext:md"}).out) == Strings{"b/fish.md"});
        CHECK(search({"--filter", "-harbour", "--complete", "har"}).status == 1);
        CHECK(search({"--filter", "ext:md", "--why", "a/talks.txt", "harbour"}).out ==
              "not found: it does not meet every part of the query\nyes  harbour\n       harbour = harbour (2)\n"
              "no   filter: ext:md\n");
        CHECK(search({"--filter", "ext:md", "--batch", "-"}, "x\tharbour\n").out.find("b/fish.md") !=
              std::string::npos);
        const CommandOutput wrong = search({"--filter", "ext:md OR", "harbour"});
        CHECK(wrong.status == 2);
        CHECK(wrong.out == "");
        CHECK(wrong.err == "kwic-searcher: filter 'ext:md OR': ignored OR: it needs a word on each side\n");
        const CommandOutput unknown = search({"--filter", "colour:red", "harbour"});
        CHECK(unknown.status == 1);
        CHECK(unknown.err.find("there is no field 'colour'") != std::string::npos);
        CHECK(hit_ids(search({"--json", "--ids", "-", "harbour"}, "b/fish.md\nc/visit.txt\r\n\nnone\n").out) ==
              Strings{"b/fish.md"});
        CHECK(hit_ids(search({"--json", "--ids", "-"}, "c/visit.txt").out) == Strings{"c/visit.txt"});
        CHECK(search({"--json", "--ids", "-"}).status == 1);
        CHECK(search({"--ids", "-", "--similar", "-"}).err ==
              "kwic-searcher: --similar and --ids cannot both read standard input\n");
    }

    TEST_CASE("--match selects documents with all or any of the words") {
        CHECK(hit_ids(search({"--json", "--match", "all", "harbour envoys"}).out) == Strings{"a/talks.txt"});
        CHECK(hit_ids(search({"--json", "--match", "any", "harbour envoys"}).out).size() == 2);
    }

    TEST_CASE("--match auto lists partial matches below a label") {
        const CommandOutput output = search({"--snippets", "0", "harbour", "envoys"});
        const Strings shown = lines_of(output.out);
        REQUIRE(shown.size() == 4);
        CHECK(shown[0].starts_with("1. Envoys resume harbour talks  a/talks.txt"));
        CHECK(shown[1] == "With some of the words:");
        CHECK(shown[2].starts_with("2. "));
        CHECK(shown[3].starts_with("2 documents ("));
    }

    TEST_CASE("a query that begins with - must follow --") {
        const CommandOutput output = search({"--json", "--", "-harbour"});
        CHECK(output.status == 0);
        CHECK(hit_ids(output.out) == Strings{"c/visit.txt"});
        const CommandOutput without = search({"-zharbour"});
        CHECK(without.status == 2);
        CHECK(without.err.find("put -- before a query") != std::string::npos);
    }

    TEST_CASE("--count prints only a number") {
        const CommandOutput some = search({"--count", "--match", "all", "harbour"});
        CHECK(some.out == "2\n");
        CHECK(some.err == "");
        CHECK(some.status == 0);
        const CommandOutput none = search({"--count", "zzzqqq"});
        CHECK(none.out == "0\n");
        CHECK(none.err == "");
        CHECK(none.status == 1);
    }

    TEST_CASE("the output of --explain precedes the results") {
        const CommandOutput output = search({"--explain", "minister"});
        CHECK(output.status == 0);
        const std::size_t results = output.out.find("1. Minister visits school");
        REQUIRE(results != std::string::npos);
        CHECK(output.out.substr(0, results).find("minister") != std::string::npos);
    }

    TEST_CASE("--literal finds exactly the characters of the query") {
        CHECK(hit_ids(search({"--json", "--literal", "arbour sells "}).out) == Strings{"b/fish.md"});
        CHECK(hit_ids(search({"--json", "--literal", "harbour.\n"}).out) == Strings{"a/talks.txt"});
        CHECK(search({"--count", "--literal", "harbour"}).out == "2\n");
        CHECK(search({"--count", "--literal", "Harbour"}).out == "0\n");
        const CommandOutput refused = search({"--literal", "=="});
        CHECK(refused.status == 2);
        CHECK(refused.err.find("a literal needs a letter or a digit") != std::string::npos);
        CHECK(search({"--json", "--literal", "say \"x\""}).status == 1);
    }

    TEST_CASE("--plain reads the query as text without operators") {
        CHECK(search({"--json", "--", "harbour -fish"}).status == 0);
        CHECK(hit_ids(search({"--json", "--plain", "--match", "all", "--", "harbour -fish"}).out) ==
              Strings{"b/fish.md"});
    }

    TEST_CASE("with --json, warnings are part of the output; otherwise they are printed on standard error") {
        const CommandOutput paths = search({"--format", "paths", "\"harbour"});
        CHECK(paths.status == 0);
        CHECK(paths.err.starts_with("kwic-searcher: warning: "));
        const CommandOutput json = search({"--json", "\"harbour"});
        CHECK(json.status == 0);
        CHECK(json.err == "");
        CHECK_FALSE(Json::parse(json.out)["warnings"].empty());
    }

    TEST_CASE("--strict turns a warning into an error") {
        for (const std::string format : {"text", "json", "tsv"}) {
            CAPTURE(format);
            const CommandOutput output = search({"--strict", "--format", format, "\"harbour"});
            CHECK(output.status == 2);
            CHECK(output.out == "");
            CHECK(output.err.starts_with(format == "json" ? "{\"warning\":" : "kwic-searcher: warning: "));
            CHECK(search({"--strict", "--format", format, "harbour"}).status == 0);
        }
    }

    TEST_CASE("a query that is not valid UTF-8 is searched") {
        const CommandOutput output = search({"--json", "--match", "any", "harbour \xff\xfe"});
        CHECK(output.status == 0);
        CHECK(Json::parse(output.out)["hits"].size() == 2);
    }

    TEST_CASE("kwic-searcher fails if its output cannot be written") {
        for (const std::string arguments : {"harbour", "--json harbour", "--count harbour", "--batch -", "--help"}) {
            CAPTURE(arguments);
            CommandOptions options;
            options.folder = notes().path();
            options.input = "harbour\n";
            const CommandOutput output =
                test::run({"/bin/sh", "-c", "exec \"$0\" " + arguments + " > /dev/full", test::searcher()}, options);
            CHECK(output.status == 2);
            CHECK(output.err.find("cannot write to standard output: no space left on device") != std::string::npos);
        }
    }
}

}  // namespace
}  // namespace kwic::searcher
