// SPDX-License-Identifier: GPL-2.0-or-later
// Makes each allocation of the programs fail, alone or with all later allocations. The programs must end with a message
// or complete their task.
#include "fault/campaign.hpp"
#include "fault/model.hpp"
#include "fault/verifier.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/decode.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using test::CommandOutput;

constexpr std::size_t few_points = 6;
constexpr std::size_t max_points = 4000;
constexpr std::size_t queries = 10;  // number of queries of the verifier at each point

// Range of the limits on the address space. The shell that sets a limit can run even within the lowest limit.
constexpr std::size_t min_megabytes = 20;
constexpr std::size_t max_megabytes = 400;

// Allocation n has two points: at point 2n - 1, only this allocation fails; at point 2n, all later allocations also
// fail.
struct Failure {
    explicit Failure(std::size_t point) : allocation((point + 1) / 2), goes_on(point % 2 == 0) {}
    std::size_t allocation;
    bool goes_on;
};

CommandOutput run_failing(const std::vector<std::string>& command, const Failure& failure) {
    return test::run(command, {.environment = {{"LD_PRELOAD", KWIC_ALLOC_SHIM},
                                               {"ALLOC_FAIL_AT", std::to_string(failure.allocation)},
                                               {"ALLOC_FAIL_ON", failure.goes_on ? "1" : "0"}}});
}

// Returns the number of points of a program: two for each allocation of a run without failures.
std::size_t count_points(const std::vector<std::string>& command) {
    const test::TempDir dir;
    const CommandOutput output = test::run(
        command, {.environment = {{"LD_PRELOAD", KWIC_ALLOC_SHIM}, {"ALLOC_COUNT", (dir / "count").string()}}});
    REQUIRE_MESSAGE(output.status == 0, output.err);
    return 2 * std::stoul(test::read_file(dir / "count"));
}

// Returns whether the program ended with a message that memory has run out or that no thread can be started. The start
// of a thread needs memory too.
bool reports_no_memory(const CommandOutput& output) {
    const auto says = [&](const char* what) { return output.err.find(what) != output.err.npos; };
    return output.status == 2 &&
           (says("out of memory") || says("annot allocate memory") || says("no thread can be started"));
}

std::string description(const CommandOutput& output) { return fmt::format("status {}: {}", output.status, output.err); }

// Returns texts that need ICU's dictionaries and transliterations, and texts that the verifier can search.
Model texts(Random& random) {
    Model model = random_model(random, 6);
    model["scripts/thai.txt"] = "ท่าเรือเก่า\n\nผู้แทนเจรจาเรื่องท่าเรือเก่าที่เมืองหลวง\n";
    model["scripts/japanese.txt"] = "旧港めぐる協議\n\n旧税関庁舎で港の帰属をめぐる協議を3年ぶりに再開した。\n";
    model["scripts/arabic.txt"] = "محادثات الميناء\n\nالقاهرة ١٩ مارس ٢٠٢١: استؤنفت المحادثات في المدينة القديمة\n";
    model["scripts/french.txt"] = "La détente\n\nVendredi 19 mars 2021, le président a signé l’accord.\n";
    model["scripts/hindi.txt"] = "बाँध टूटा\n\nबाढ़ का पानी हिंदी भाषी इलाक़ों तक पहुँच गया।\n";
    return model;
}

// Writes the texts of the model as files. Also writes a file in a charset other than UTF-8, and adds the text of this
// file to the model.
void write_all(const fs::path& folder, Model& model) {
    const std::string cyrillic =
        "\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xef\xee\xf0\xf2\xf3\n\n"
        "\xcf\xee\xf1\xeb\xfb \xe2\xee\xe7\xee\xe1\xed\xee\xe2\xe8\xeb\xe8 \xef\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb "
        "\xee \xf1\xf2\xe0\xf0\xee\xec \xef\xee\xf0\xf2\xe5 \xe8 \xef\xf0\xe0\xe2\xe5 \xed\xe0 \xeb\xee\xe2 "
        "\xf0\xfb\xe1\xfb\n";
    write_files(folder, model);
    std::ofstream(folder / "cyrillic.txt", std::ios::binary) << cyrillic;
    model["cyrillic.txt"] = decode_text(cyrillic).text;
}

// A folder of text files, and a model that maps the name of each file to its text.
struct TextFolder {
    TextFolder() {
        Random random(5);
        model = texts(random);
        write_all(dir / "texts", model);
    }

    std::vector<std::string> build() const {
        return {test::indexer(), "--jobs", "1", "--memory", "4M", (dir / "texts").string()};
    }
    void build_well() const { REQUIRE(test::run(build()).status == 0); }
    fs::path index() const { return dir / "texts/.kwic"; }

    test::TempDir dir;
    Model model;
};

// Checks the output of a run that had to change the index from `before` to the model of the fixture, and checks the
// index after this run. Then runs the indexer again and checks the index again. `before` is null if there was no index.
// Returns a message about the first problem, or "".
std::string problem_of(const TextFolder& fixture, const Model* before, const CommandOutput& output,
                       std::uint64_t seed) {
    if (output.status != 0 && !reports_no_memory(output)) return description(output);
    if (output.status == 0) {
        if (auto problem = verify(fixture.index(), fixture.model, seed, queries); !problem.empty()) return problem;
    } else if (before || fs::exists(fixture.index() / "CURRENT")) {
        const std::vector<const Model*> states{&fixture.model, before ? before : &fixture.model};
        if (auto problem = verify_any(fixture.index(), states, seed, queries); !problem.empty()) return problem;
    }
    if (const CommandOutput next = test::run(fixture.build()); next.status != 0)
        return "the next run: " + description(next);
    if (auto problem = verify(fixture.index(), fixture.model, seed, queries); !problem.empty())
        return "after the next run: " + problem;
    return leftovers(fixture.index());
}

// Runs `command` with a failure at each point. Each of these runs must give the answer of a run without failures, or
// report that memory has run out.
void compare_answers(const std::vector<std::string>& command) {
    const std::regex time(R"("took_ms":[0-9.e-]+)");
    const auto answer = [&](const CommandOutput& output) { return std::regex_replace(output.out, time, ""); };
    const CommandOutput right = test::run(command);
    Campaign campaign;
    for (const std::size_t point : campaign.points(count_points(command), few_points, max_points)) {
        const CommandOutput output = run_failing(command, Failure(point));
        const bool is_right = output.status == right.status && answer(output) == answer(right);
        campaign.check(point, is_right || (reports_no_memory(output) && output.out.empty()),
                       description(output) + output.out);
    }
}

// The tests below are skipped in builds with a sanitizer, because sanitizers replace the allocation functions of the C
// library.
#ifdef KWIC_SANITIZED
TEST_SUITE_BEGIN("allocations" * doctest::skip());
#else
TEST_SUITE_BEGIN("allocations");
#endif

TEST_CASE("a build that runs out of memory ends with a message and the next run completes the build") {
    const TextFolder fixture;
    const std::size_t count = count_points(fixture.build());
    Campaign campaign;
    for (const std::size_t point : campaign.points(count, few_points, max_points)) {
        fs::remove_all(fixture.index());
        const CommandOutput output = run_failing(fixture.build(), Failure(point));
        campaign.tried(point, problem_of(fixture, nullptr, output, campaign.seed(point)));
    }
}

TEST_CASE("an update that runs out of memory leaves the index in the state before or after the update") {
    TextFolder fixture;
    fixture.build_well();
    const fs::path saved = fixture.dir / "saved";
    fs::copy(fixture.index(), saved, fs::copy_options::recursive);
    const Model before = fixture.model;
    Random random(6);
    fixture.model = changed(before, {.added = 2, .changed = 2, .removed = 2}, random);
    write_files(fixture.dir / "texts", fixture.model);
    const auto restore = [&] {
        fs::remove_all(fixture.index());
        fs::copy(saved, fixture.index(), fs::copy_options::recursive);
    };
    const std::size_t count = count_points(fixture.build());
    Campaign campaign;
    for (const std::size_t point : campaign.points(count, few_points, max_points)) {
        restore();
        const CommandOutput output = run_failing(fixture.build(), Failure(point));
        campaign.tried(point, problem_of(fixture, &before, output, campaign.seed(point)));
    }
}

TEST_CASE("a search that runs out of memory ends with a message and prints no partial answer") {
    const TextFolder fixture;
    fixture.build_well();
    compare_answers({test::searcher(), "--index", fixture.index().string(), "--format", "json", "--facet", "lang",
                     "--snippets", "2", "détente OR 協議 OR ท่าเรือ* OR \"old port\" OR переговоры~"});
}

TEST_CASE("a check that runs out of memory ends with a message and reports no damage") {
    const TextFolder fixture;
    fixture.build_well();
    compare_answers({test::indexer(), "--check", "--json", "--index", fixture.index().string()});
}

TEST_CASE("functions of the C interface that run out of memory report an error") {
    const test::TempDir dir;
    const std::vector<std::string> command = {KWIC_MEMORY_PROGRAM, (dir / "index").string()};
    const std::size_t count = count_points(command);
    Campaign campaign;
    for (const std::size_t point : campaign.points(count, few_points, max_points)) {
        fs::remove_all(dir / "index");
        const CommandOutput output = run_failing(command, Failure(point));
        const bool is_right = output.status == 0 && output.out == "1\n";
        campaign.check(point, is_right || output.status == 2, description(output) + output.out);
    }
}

TEST_CASE("programs in a small address space succeed or report that memory has run out") {
    const TextFolder fixture;
    fixture.build_well();
    const auto run = [&](std::size_t megabytes, std::vector<std::string> command) {
        std::vector<std::string> limited = {"/bin/sh", "-c", "ulimit -v $0; exec \"$@\"",
                                            std::to_string(megabytes << 10)};
        limited.insert(limited.end(), command.begin(), command.end());
        return test::run(limited);
    };
    const std::vector<std::string> search = {test::searcher(), "--index", (fixture.dir / "index").string(),
                                             "--format",       "paths",   "détente OR 協議 OR ท่าเรือ*"};
    std::vector<std::string> build = fixture.build();
    build.insert(build.end(), {"--index", (fixture.dir / "index").string()});
    REQUIRE(test::run(build).status == 0);
    const CommandOutput right = test::run(search);
    // Find the smallest address space, in megabytes, in which the dynamic loader can start kwic-indexer.
    std::size_t start = min_megabytes;
    while (run(start, {test::indexer(), "--version"}).status == 127) ++start;
    Campaign campaign;
    for (const std::size_t point : campaign.points(max_megabytes - start, 3)) {
        const std::size_t megabytes = start + point;
        const CommandOutput found = run(megabytes, search);
        const bool is_right = found.status == right.status && found.out == right.out;
        campaign.check(point, is_right || (reports_no_memory(found) && found.out.empty()),
                       fmt::format("search in {} MB: {}", megabytes, description(found)));
        fs::remove_all(fixture.index());
        campaign.tried(point, problem_of(fixture, nullptr, run(megabytes, fixture.build()), campaign.seed(point)));
    }
}

TEST_SUITE_END();

}  // namespace
}  // namespace kwic::fault
