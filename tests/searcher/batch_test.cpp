// SPDX-License-Identifier: GPL-2.0-or-later
// Tests kwic-searcher --batch, which answers the queries of a file or of standard input.
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

TEST_SUITE("batch") {
    TEST_CASE("a batch answers each line in order") {
        const CommandOutput output = search({"--batch", "-"}, "q1\tminister\n\nq3\tzzzqqq\nfish");
        CHECK(output.status == 0);
        CHECK(output.err == "");
        const Strings answers = lines_of(output.out);
        REQUIRE(answers.size() == 4);
        CHECK(answers[0].starts_with(R"({"id":"q1","query":"minister",)"));
        CHECK(answers[1].starts_with(R"({"id":"2","query":"",)"));
        CHECK(answers[2].starts_with(R"({"id":"q3","query":"zzzqqq",)"));
        CHECK(answers[3].starts_with(R"({"id":"4","query":"fish",)"));
        CHECK(hit_ids(answers[0]) == Strings{"c/visit.txt"});
        CHECK(hit_ids(answers[2]).empty());
        CHECK(hit_ids(answers[3]) == Strings{"b/fish.md"});
    }

    TEST_CASE("with any number of threads, the answers of a batch are in the order of its lines") {
        std::string queries;
        for (int i = 0; i < 500; ++i) queries += i % 3 == 0 ? "harb* OR f*\n" : i % 3 == 1 ? "zzzqqq\n" : "fish\n";
        const auto answers = [&](const std::string& jobs) {
            Strings found;
            for (const std::string& line : lines_of(search({"--batch", "-", "--jobs", jobs}, queries).out)) {
                Json answer = Json::parse(line);
                answer.erase("took_ms");
                found.push_back(answer.dump());
            }
            return found;
        };
        const Strings alone = answers("1");
        REQUIRE(alone.size() == 500);
        for (const char* const jobs : {"0", "5", "2", "2", "2", "2", "2", "2", "2", "2"}) CHECK(answers(jobs) == alone);
    }

    TEST_CASE("if the searches of a batch fail, kwic-searcher prints an error and no results") {
        for (const std::string jobs : {"1", "3"}) {
            const CommandOutput output =
                search({"--batch", "-", "--jobs", jobs, "--facet", "colour"}, "harbour\nfish\n");
            CHECK(output.status == 2);
            CHECK(output.err.find("colour") != output.err.npos);
            CHECK(output.out == "");
        }
    }

    TEST_CASE("in lists, each line of a batch begins with the id of its query") {
        const auto batch = [](const Strings& options) {
            Strings arguments = {"--batch", "-"};
            arguments.insert(arguments.end(), options.begin(), options.end());
            const CommandOutput output = search(arguments, "q1\tminister\nq,2\tzzzqqq\nfish\n");
            CHECK(output.status == 0);
            return output.out;
        };
        CHECK(batch({"--format", "paths"}) == "q1\tc/visit.txt\n3\tb/fish.md\n");
        CHECK(batch({"--format", "paths", "-0"}) == std::string("q1\tc/visit.txt\0"
                                                                "3\tb/fish.md\0",
                                                                27));
        CHECK(batch({"--format", "tsv", "--fields", "id,rank"}) == "q1\tc/visit.txt\t1\n3\tb/fish.md\t1\n");
        CHECK(batch({"--format", "csv", "--fields", "id,rank"}) == "query,id,rank\nq1,c/visit.txt,1\n3,b/fish.md,1\n");
        CHECK(batch({"--format", "grep"}) ==
              "q1\tc/visit.txt:1:1:Minister visits school\n"
              "q1\tc/visit.txt:3:5:The minister spoke of reading.\n"
              "3\tb/fish.md:1:3:# Fish market\n"
              "3\tb/fish.md:3:19:The harbour sells fish each morning.\n");
    }

    TEST_CASE("for people, each answer of a batch has a heading") {
        const std::string text =
            search({"--batch", "-", "--format", "text", "--snippets", "0"}, "q1\tminister\nno\tzzz\n").out;
        CHECK(text.starts_with("q1: minister\n\n1. Minister visits school  c/visit.txt\n1 document ("));
        CHECK(text.ends_with(")\n\nno: zzz\n\n"));
        const std::string list = search({"--batch", "-", "--format", "md", "--snippets", "0"}, "q1\tminister\n").out;
        CHECK(list.starts_with("## q1: minister\n\n1. ["));
    }

    TEST_CASE("a batch writes its results in the format of TREC") {
        const TempDir elsewhere;
        const auto topics = elsewhere.write("topics.tsv", "q1\tminister\nq2\tzzzqqq\nq3\tfish\n");
        const CommandOutput output = search({"--format", "trec", "--batch", topics.string()});
        CHECK(output.status == 0);
        const Strings run = lines_of(output.out);
        REQUIRE(run.size() == 2);
        CHECK(run[0].starts_with("q1 Q0 c/visit.txt 1 "));
        CHECK(run[1].starts_with("q3 Q0 b/fish.md 1 "));
    }

    TEST_CASE("the exit status of a batch depends on the results of all its queries") {
        CHECK(search({"--batch", "-"}, "zzzqqq\n").status == 1);
        CHECK(search({"--batch", "-"}, "").status == 1);
        CHECK(search({"--batch", "missing.tsv"}).status == 2);
        CHECK(search({"--batch", notes().path().string()}).status == 2);
        const CommandOutput strict = search({"--strict", "--batch", "-"}, "q1\t\"harbour\nq2\tfish\n");
        CHECK(strict.status == 2);
        CHECK(strict.err.starts_with("{\"warning\":{\"code\":"));
        CHECK(strict.err.find("\"message\":\"query q1: ") != strict.err.npos);
        const Strings answers = lines_of(strict.out);
        REQUIRE(answers.size() == 2);
        CHECK(hit_ids(answers[0]).empty());
        CHECK(hit_ids(answers[1]) == Strings{"b/fish.md"});
    }
}

}  // namespace
}  // namespace kwic::searcher
