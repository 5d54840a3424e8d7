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
