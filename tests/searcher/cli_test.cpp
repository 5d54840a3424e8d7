// SPDX-License-Identifier: GPL-2.0-or-later
// The built kwic-searcher, on small indexes that the built kwic-indexer makes: output, messages, exit status.
#include "searcher/options.hpp"
#include "support/command.hpp"
#include "support/notes.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace {

using kwic::test::CommandOptions;
using kwic::test::CommandOutput;
using kwic::test::Notes;
using kwic::test::TempDir;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

Words lines(const std::string& text) {
    Words result;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

Words ids(const std::string& json) {
    Words result;
    const Json answer = Json::parse(json);
    for (const auto& hit : answer["hits"]) result.push_back(hit["id"].get<std::string>());
    return result;
}

}  // namespace

TEST_SUITE("searcher_cli") {
    TEST_CASE("help and version are answers and need neither query nor index") {
        const CommandOutput help = kwic::test::run({kwic::test::searcher(), "--help"});
        CHECK(help.status == 0);
        CHECK(help.out == kwic::searcher::help_text());
        CHECK(help.err == "");
        const CommandOutput version = kwic::test::run({kwic::test::searcher(), "--version"});
        CHECK(version.out.starts_with("kwic-searcher "));
    }

    TEST_CASE("a usage error exits 2 with nothing on standard output") {
        const CommandOutput output = kwic::test::run({kwic::test::searcher()});
        CHECK(output.status == 2);
        CHECK(output.out == "");
        CHECK(output.err == "kwic-searcher: no query; see --help\n");
    }

    TEST_CASE("the nearest index from the current folder upwards is searched") {
        const Notes notes;
        CommandOptions below;
        below.folder = notes.path() / "a";
        const CommandOutput output = Notes::search({"--format", "paths", "harbour", "talks", "--match", "all"}, below);
        CHECK(output.err == "");
        CHECK(output.status == 0);
        CHECK(output.out == "talks.txt\n");
    }

    TEST_CASE("an option names the index before the environment and that before the folders") {
        const Notes notes;
        const TempDir elsewhere;
        CommandOptions options;
        options.folder = elsewhere.path();
        options.environment = {{"KWIC_INDEX", (notes.path() / ".kwic").string()}};
        CHECK(Notes::search({"--count", "harbour"}, options).out == "2\n");
        CHECK(Notes::search({"-i", "missing", "--count", "harbour"}, options).status == 2);
        options.folder = notes.path();
        options.environment = {{"KWIC_INDEX", "missing"}};
        CHECK(Notes::search({"--count", "harbour"}, options).status == 2);
        CHECK(Notes::search({"-i", ".kwic", "--count", "harbour"}, options).out == "2\n");
    }

    TEST_CASE("without any index the message says how to get one") {
        const TempDir empty;
        CommandOptions options;
        options.folder = empty.path();
        const CommandOutput output = Notes::search({"harbour"}, options);
        CHECK(output.status == 2);
        CHECK(output.out == "");
        CHECK(output.err.find("--index") != std::string::npos);
        CHECK(output.err.find("kwic-indexer") != std::string::npos);
    }

    TEST_CASE("text shows titles and paths and snippets and the total") {
        const Notes notes;
        const CommandOutput output = notes.search({"minister"});
        CHECK(output.status == 0);
        CHECK(output.err == "");
        const Words shown = lines(output.out);
        REQUIRE(shown.size() >= 4);
        CHECK(shown[0].starts_with("1. Minister visits school  c/visit.txt:"));
        CHECK(shown[1].starts_with("  "));
        CHECK(shown.back().starts_with("1 document ("));
        CHECK(output.out.find('\x1b') == std::string::npos);
    }

    TEST_CASE("colours are for terminals unless they are asked for") {
        const Notes notes;
        CHECK(notes.search({"--color", "auto", "minister"}).out.find('\x1b') == std::string::npos);
        CHECK(notes.search({"--color", "always", "minister"}).out.find("\x1b[1;33m") != std::string::npos);
    }

    TEST_CASE("nothing found exits 1") {
        const Notes notes;
        const CommandOutput text = notes.search({"zzzqqq"});
        CHECK(text.status == 1);
        CHECK(text.out == "");
        CHECK(text.err.starts_with("kwic-searcher: nothing found\n"));
        const CommandOutput json = notes.search({"--json", "zzzqqq"});
        CHECK(json.status == 1);
        CHECK(json.err == "");
        CHECK(ids(json.out).empty());
        const CommandOutput paths = notes.search({"--format", "paths", "zzzqqq"});
        CHECK(paths.status == 1);
        CHECK(paths.out == "");
        CHECK(paths.err == "");
        CHECK(notes.search({""}).status == 1);
    }

    TEST_CASE("JSON holds the hits in order with snippets whose marks are the matches") {
        const Notes notes;
        const CommandOutput output = notes.search({"--json", "--match", "all", "harbour"});
        CHECK(output.status == 0);
        CHECK(lines(output.out).size() == 1);
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

    TEST_CASE("facets are counted in json and drawn in text") {
        const Notes notes;
        const Json answer = Json::parse(notes.search({"--json", "--facet", "ext", "--facet", "lang", "harbour"}).out);
        REQUIRE(answer["facets"].size() == 2);
        CHECK(answer["facets"]["ext"] == Json::parse(R"([{"value":"md","count":1},{"value":"txt","count":1}])"));
        const CommandOutput text = notes.search({"--facet", "ext", "harbour"});
        CHECK(text.out.find("\next\n  md   1  █") != std::string::npos);
        const CommandOutput unknown = notes.search({"--facet", "colour", "harbour"});
        CHECK(unknown.status == 2);
        CHECK(unknown.out.empty());
        CHECK(unknown.err ==
              "kwic-searcher: the index has no field 'colour' to count; it has ext, lang, folder, month, year\n");
        CHECK(notes.search({"--facet", "colour", "--batch", "-"}, "harbour\n").err == unknown.err);
        CHECK(notes.search({"--facet", "ext", "--count", "harbour"}).status == 2);
    }

    TEST_CASE("jsonl is the same object") {
        const Notes notes;
        Json json = Json::parse(notes.search({"--format", "json", "harbour"}).out);
        Json jsonl = Json::parse(notes.search({"--format", "jsonl", "harbour"}).out);
        json.erase("took_ms");
        jsonl.erase("took_ms");
        CHECK(json == jsonl);
    }

    TEST_CASE("limit and offset cut pages out of one ranking") {
        const Notes notes;
        const Words all = ids(notes.search({"--json", "*"}).out);
        REQUIRE(all.size() == 3);
        CHECK(ids(notes.search({"--json", "-n", "2", "*"}).out) == Words{all[0], all[1]});
        const CommandOutput rest = notes.search({"--json", "-n", "2", "--offset", "2", "*"});
        CHECK(ids(rest.out) == Words{all[2]});
        CHECK(Json::parse(rest.out)["hits"][0]["rank"] == 3);
        CHECK(notes.search({"--json", "--offset", "3", "*"}).status == 1);
    }

    TEST_CASE("pages follow one another by cursors and the last has none") {
        const Notes notes;
        std::vector<std::string> paged;
        std::string next;
        do {
            std::vector<std::string> arguments = {"--json", "-n", "1", "--sort", "title", "*"};
            if (!next.empty()) arguments.insert(arguments.begin(), {"--after", next});
            const Json answer = Json::parse(notes.search(arguments).out);
            for (const auto& hit : answer["hits"]) paged.push_back(hit["id"]);
            next = answer["next"].is_null() ? "" : answer["next"].get<std::string>();
        } while (!next.empty());
        CHECK(paged == std::vector<std::string>{"a/talks.txt", "b/fish.md", "c/visit.txt"});
        const CommandOutput wrong = notes.search({"--after", "none", "*"});
        CHECK(wrong.status == 2);
        CHECK(wrong.err == "kwic-searcher: the cursor is damaged: it is not as a page gave it\n");
    }

    TEST_CASE("a sort key orders the hits") {
        const Notes notes;
        CHECK(ids(notes.search({"--json", "--sort", "path", "*"}).out) ==
              Words{"a/talks.txt", "b/fish.md", "c/visit.txt"});
        CHECK(ids(notes.search({"--json", "--sort", "title", "*"}).out) ==
              Words{"a/talks.txt", "b/fish.md", "c/visit.txt"});
    }

    TEST_CASE("since and until keep documents of these dates only") {
        const Notes notes;
        CHECK(ids(notes.search({"--json", "--since", "2023-07-19", "--until", "2023-07", "*"}).out) ==
              Words{"a/talks.txt"});
        CHECK(notes.search({"--json", "--since", "2023-07-20", "*"}).status == 1);
    }

    TEST_CASE("match decides between all and any of the words") {
        const Notes notes;
        CHECK(ids(notes.search({"--json", "--match", "all", "harbour envoys"}).out) == Words{"a/talks.txt"});
        CHECK(ids(notes.search({"--json", "--match", "any", "harbour envoys"}).out).size() == 2);
    }

    TEST_CASE("auto lists partial matches below a label") {
        const Notes notes;
        const CommandOutput output = notes.search({"--snippets", "0", "harbour", "envoys"});
        const Words shown = lines(output.out);
        REQUIRE(shown.size() == 4);
        CHECK(shown[0].starts_with("1. Envoys resume harbour talks  a/talks.txt"));
        CHECK(shown[1] == "With some of the words:");
        CHECK(shown[2].starts_with("2. "));
        CHECK(shown[3].starts_with("2 documents ("));
    }

    TEST_CASE("a query that begins with a minus stands after two of them") {
        const Notes notes;
        const CommandOutput output = notes.search({"--json", "--", "-harbour"});
        CHECK(output.status == 0);
        CHECK(ids(output.out) == Words{"c/visit.txt"});
        const CommandOutput without = notes.search({"-zharbour"});
        CHECK(without.status == 2);
        CHECK(without.err.find("goes after --") != std::string::npos);
    }

    TEST_CASE("count prints a number and nothing else") {
        const Notes notes;
        const CommandOutput some = notes.search({"--count", "--match", "all", "harbour"});
        CHECK(some.out == "2\n");
        CHECK(some.err == "");
        CHECK(some.status == 0);
        const CommandOutput none = notes.search({"--count", "zzzqqq"});
        CHECK(none.out == "0\n");
        CHECK(none.err == "");
        CHECK(none.status == 1);
    }

    TEST_CASE("explain comes before the results") {
        const Notes notes;
        const CommandOutput output = notes.search({"--explain", "minister"});
        CHECK(output.status == 0);
        const std::size_t results = output.out.find("1. Minister visits school");
        REQUIRE(results != std::string::npos);
        CHECK(output.out.substr(0, results).find("minister") != std::string::npos);
    }

    TEST_CASE("plain reads operators as text") {
        const Notes notes;
        CHECK(notes.search({"--json", "--", "harbour -fish"}).status == 0);
        CHECK(ids(notes.search({"--json", "--plain", "--match", "all", "--", "harbour -fish"}).out) ==
              Words{"b/fish.md"});
    }

    TEST_CASE("warnings go to standard error or into the JSON") {
        const Notes notes;
        const CommandOutput paths = notes.search({"--format", "paths", "\"harbour"});
        CHECK(paths.status == 0);
        CHECK(paths.err.starts_with("kwic-searcher: warning: "));
        const CommandOutput json = notes.search({"--json", "\"harbour"});
        CHECK(json.status == 0);
        CHECK(json.err == "");
        CHECK_FALSE(Json::parse(json.out)["warnings"].empty());
    }

    TEST_CASE("strict makes a warning an error") {
        const Notes notes;
        for (const std::string format : {"text", "json", "tsv"}) {
            CAPTURE(format);
            const CommandOutput output = notes.search({"--strict", "--format", format, "\"harbour"});
            CHECK(output.status == 2);
            CHECK(output.out == "");
            CHECK(output.err.starts_with("kwic-searcher: warning: "));
            CHECK(notes.search({"--strict", "--format", format, "harbour"}).status == 0);
        }
    }

    TEST_CASE("TSV and TREC have a line a hit") {
        const Notes notes;
        const CommandOutput tsv = notes.search({"--format", "tsv", "minister"});
        const Words rows = lines(tsv.out);
        REQUIRE(rows.size() == 1);
        CHECK(std::count(rows[0].begin(), rows[0].end(), '\t') == 4);
        CHECK(rows[0].starts_with("1\t"));
        CHECK(rows[0].find("\tc/visit.txt\tMinister visits school\t") != std::string::npos);
        const Words run = lines(notes.search({"--format", "trec", "minister"}).out);
        REQUIRE(run.size() == 1);
        CHECK(run[0].starts_with("1 Q0 c/visit.txt 1 "));
        CHECK(run[0].ends_with(" kwic"));
    }

    TEST_CASE("null writes raw paths") {
        const TempDir folder;
        folder.write("caf\xe9\n.txt", "Envoys resume harbour talks\n");
        const CommandOutput made = kwic::test::run({kwic::test::indexer(), folder.path().string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
        CommandOptions options;
        options.folder = folder.path();
        CHECK(Notes::search({"--format", "paths", "-0", "harbour"}, options).out == std::string("caf\xe9\n.txt\0", 10));
        CHECK(Notes::search({"--format", "paths", "harbour"}, options).out == "caf\uFFFD\\x0a.txt\n");
        CHECK(ids(Notes::search({"--json", "harbour"}, options).out) == Words{"caf\uFFFD\n.txt"});
    }

    TEST_CASE("a query that is not UTF-8 is answered") {
        const Notes notes;
        const CommandOutput output = notes.search({"--json", "--match", "any", "harbour \xff\xfe"});
        CHECK(output.status == 0);
        CHECK(Json::parse(output.out)["hits"].size() == 2);
    }

    TEST_CASE("a batch answers every line in order") {
        const Notes notes;
        const CommandOutput output = notes.search({"--batch", "-"}, "q1\tminister\n\nq3\tzzzqqq\nfish");
        CHECK(output.status == 0);
        CHECK(output.err == "");
        const Words answers = lines(output.out);
        REQUIRE(answers.size() == 4);
        CHECK(answers[0].starts_with(R"({"id":"q1","query":"minister",)"));
        CHECK(answers[1].starts_with(R"({"id":"2","query":"",)"));
        CHECK(answers[2].starts_with(R"({"id":"q3","query":"zzzqqq",)"));
        CHECK(answers[3].starts_with(R"({"id":"4","query":"fish",)"));
        CHECK(ids(answers[0]) == Words{"c/visit.txt"});
        CHECK(ids(answers[2]).empty());
        CHECK(ids(answers[3]) == Words{"b/fish.md"});
    }

    TEST_CASE("a batch is answered in order by any number of threads") {
        const Notes notes;
        std::string queries;
        for (int i = 0; i < 500; ++i) queries += i % 3 == 0 ? "harb* OR f*\n" : i % 3 == 1 ? "zzzqqq\n" : "fish\n";
        const auto answers = [&](const std::string& jobs) {
            Words found;
            for (const std::string& line : lines(notes.search({"--batch", "-", "--jobs", jobs}, queries).out)) {
                Json answer = Json::parse(line);
                answer.erase("took_ms");
                found.push_back(answer.dump());
            }
            return found;
        };
        const Words alone = answers("1");
        REQUIRE(alone.size() == 500);
        for (const char* const jobs : {"0", "5", "2", "2", "2", "2", "2", "2", "2", "2"}) CHECK(answers(jobs) == alone);
    }

    TEST_CASE("a batch whose index fails ends with an error however many threads there are") {
        const Notes notes;
        for (const std::string jobs : {"1", "3"}) {
            const CommandOutput output =
                notes.search({"--batch", "-", "--jobs", jobs, "--facet", "colour"}, "harbour\nfish\n");
            CHECK(output.status == 2);
            CHECK(output.err.find("colour") != output.err.npos);
            CHECK(output.out == "");
        }
    }

    TEST_CASE("a batch writes a TREC run") {
        const Notes notes;
        const TempDir elsewhere;
        const auto topics = elsewhere.write("topics.tsv", "q1\tminister\nq2\tzzzqqq\nq3\tfish\n");
        const CommandOutput output = notes.search({"--format", "trec", "--batch", topics.string()});
        CHECK(output.status == 0);
        const Words run = lines(output.out);
        REQUIRE(run.size() == 2);
        CHECK(run[0].starts_with("q1 Q0 c/visit.txt 1 "));
        CHECK(run[1].starts_with("q3 Q0 b/fish.md 1 "));
    }

    TEST_CASE("the status of a batch is that of all its answers") {
        const Notes notes;
        CHECK(notes.search({"--batch", "-"}, "zzzqqq\n").status == 1);
        CHECK(notes.search({"--batch", "-"}, "").status == 1);
        CHECK(notes.search({"--batch", "missing.tsv"}).status == 2);
        CHECK(notes.search({"--batch", notes.path().string()}).status == 2);
        const CommandOutput strict = notes.search({"--strict", "--batch", "-"}, "q1\t\"harbour\nq2\tfish\n");
        CHECK(strict.status == 2);
        CHECK(strict.err.starts_with("kwic-searcher: warning: query q1: "));
        const Words answers = lines(strict.out);
        REQUIRE(answers.size() == 2);
        CHECK(ids(answers[0]).empty());
        CHECK(ids(answers[1]) == Words{"b/fish.md"});
    }

    TEST_CASE("an answer that cannot be written is an error") {
        const Notes notes;
        for (const std::string arguments : {"harbour", "--json harbour", "--count harbour", "--batch -", "--help"}) {
            CAPTURE(arguments);
            CommandOptions options;
            options.folder = notes.path();
            options.input = "harbour\n";
            const CommandOutput output = kwic::test::run(
                {"/bin/sh", "-c", "exec \"$0\" " + arguments + " > /dev/full", kwic::test::searcher()}, options);
            CHECK(output.status == 2);
            CHECK(output.err.find("cannot write to standard output: No space left on device") != std::string::npos);
        }
    }
}
