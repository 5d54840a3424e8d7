// SPDX-License-Identifier: GPL-2.0-or-later
// Kills the indexer before each call that changes the disk, and in the middle of each write.
#include "fault/campaign.hpp"
#include "fault/verifier.hpp"
#include "fault/workload.hpp"

#include <kwic/index_files.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

constexpr std::size_t documents = 200;
// Number of documents for Task::compaction. Workload updates the index before the compaction. With so few documents,
// this update does not compact the index itself.
constexpr std::size_t few_documents = 20;
constexpr std::size_t few = 1;  // number of Points that a quick run tries for each workload

// Searches the index with kwic-searcher after the kill. If there is an index, the search must succeed and print nothing
// on standard error; otherwise it must fail with a message. Returns a description of any other outcome, or "".
std::string search(const Workload& workload) {
    const auto output = test::run({test::searcher(), "-i", workload.index().string(), "--count", "--", "bababa OR *"});
    const bool is_index = holds_index(workload.index());
    if (output.status == (is_index ? 0 : 2) && output.err.empty() == is_index) return {};
    return fmt::format("a search ends with {}: {}", output.status, output.err);
}

std::string survive(const Workload& workload, const Fault& fault, std::uint64_t seed) {
    workload.reset();
    const auto killed = workload.run(fault);
    if (killed.status != killed_status && killed.status != 0)
        return fmt::format("ends with {}: {}", killed.status, killed.err);
    if (const auto problem = workload.verify_either(seed); !problem.empty()) return "after the kill: " + problem;
    if (const auto problem = search(workload); !problem.empty()) return problem;
    if (const auto next = workload.run_next(); next.status != 0 || !next.err.empty())
        return fmt::format("the next run ends with {}: {}", next.status, next.err);
    if (const auto problem = workload.verify_after(seed); !problem.empty()) return "after the next run: " + problem;
    return leftovers(workload.index());
}

struct Point {
    Fault fault;
    std::string call;
};

void kill_everywhere(Task task, unsigned jobs = 1, std::size_t count = documents) {
    Campaign campaign;
    const Workload workload(task, count, campaign.seed(), jobs);
    std::vector<Point> all;
    for (const std::string& call : workload.calls(calls::changing)) {
        const std::size_t at = all.empty() ? 1 : all.back().fault.at + 1;
        const auto add = [&](const char* what) {
            const Fault fault = {.calls = calls::changing, .what = what, .at = at};
            all.push_back({fault, call});
        };
        add("kill");
        if (call.find("write") != std::string::npos) add("tear");
    }
    MESSAGE(all.size(), " ways to be killed");
    for (const std::size_t number : campaign.points(all.size(), few)) {
        const auto& [fault, call] = all.at(number - 1);
        const std::string problem = survive(workload, fault, campaign.seed(number));
        campaign.tried(number, problem.empty() ? "" : fmt::format("{} at {}: {}", fault.what, call, problem));
    }
}

// If an update is killed, its last commit may be visible but not yet durable. The next run must sync the files of this
// commit before the run overwrites blocks.
TEST_CASE("the next run syncs the files of a killed update before it repairs them") {
    const Workload workload(Task::update, 20, 1);
    const auto calls = workload.calls(calls::changing);
    const auto commit = std::find_if(calls.begin(), calls.end(), [](const std::string& call) {
        return call.starts_with("rename ") && call.ends_with("/v.tmp");
    });
    REQUIRE(commit != calls.end());
    workload.reset();
    const auto at = static_cast<std::size_t>(commit - calls.begin()) + 2;
    REQUIRE(workload.run(Fault{.calls = calls::changing, .at = at}).status == killed_status);
    const auto next = workload.calls_next(calls::syncing | calls::writing);
    const auto find = [&](const std::string& start) {
        return std::find_if(next.begin(), next.end(), [&](const std::string& call) { return call.starts_with(start); });
    };
    const auto sync = find("fsync /files/.kwic/gen-1");
    REQUIRE(sync != next.end());
    CHECK(*sync == "fsync /files/.kwic/gen-1");
    CHECK(sync < find("pwrite "));
}

TEST_CASE("a kill at any call of a first build does not damage the index") { kill_everywhere(Task::build); }
TEST_CASE("a kill at any call of a first build in two threads does not damage the index") {
    kill_everywhere(Task::build, 2);
}
TEST_CASE("a kill at any call of a rebuild does not damage the index") { kill_everywhere(Task::rebuild); }
TEST_CASE("a kill at any call of a rebuild in two threads does not damage the index") {
    kill_everywhere(Task::rebuild, 2);
}
TEST_CASE("a kill at any call of an update does not damage the index") { kill_everywhere(Task::update); }
TEST_CASE("a kill at any call of an update that overflows its memory does not damage the index") {
    kill_everywhere(Task::overflow);
}
TEST_CASE("a kill at any call of a removal does not damage the index") { kill_everywhere(Task::removal); }
TEST_CASE("a kill at any call of a compaction does not damage the index") {
    kill_everywhere(Task::compaction, 1, few_documents);
}
TEST_CASE("a kill at any call of an update from JSON lines does not damage the index") {
    kill_everywhere(Task::json_lines);
}

}  // namespace
}  // namespace kwic::fault
