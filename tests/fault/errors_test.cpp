// SPDX-License-Identifier: GPL-2.0-or-later
// Makes each file system call of the programs fail, alone or with all later calls, in each way that failures() lists
// for this kind of call.
#include "fault/campaign.hpp"
#include "fault/verifier.hpp"
#include "fault/workload.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t documents = 16;
// Number of Points that a quick run tries for each Task. For searches, a quick run tries 3 * few Points.
constexpr std::size_t few = 2;

// States whether a program must remove its unfinished files after a failure. With `if_once`, a program must remove its
// unfinished files only if no later call failed.
enum class CleanUp { never, if_once, always };

struct Failure {
    const char* name;
    std::string what;  // value of Fault::what
    unsigned calls;    // kinds of calls that can fail in this way
    CleanUp clean_up;
};

const std::vector<Failure>& failures() {
    using namespace calls;
    constexpr unsigned opened = opening | creating;
    constexpr unsigned stored = creating | writing | naming | syncing;
    static const std::vector<Failure> all = {
        {"ENOSPC", std::to_string(ENOSPC), stored, CleanUp::always},
        {"EDQUOT", std::to_string(EDQUOT), stored, CleanUp::always},
        {"EIO", std::to_string(EIO), any, CleanUp::never},
        {"EIO when synced", std::to_string(EIO), syncing, CleanUp::always},
        {"EIO when read", std::to_string(EIO), reading, CleanUp::if_once},
        {"EMFILE", std::to_string(EMFILE), opened, CleanUp::never},
        {"EACCES", std::to_string(EACCES), opened | naming | removing | asking, CleanUp::never},
        {"EINTR", std::to_string(EINTR), opened | reading | writing | syncing, CleanUp::if_once},
        {"half", "short", reading | writing, CleanUp::always},
    };
    return all;
}

struct Point {
    const Failure* failure;
    Fault fault;
    std::string call;
    std::string text() const {
        return fmt::format("{}{} at {} ({}): ", failure->name, fault.stays ? " from then on" : "", call, fault.at);
    }
};

// Returns two points for each failure at each call: one at which only this call fails, and one at which all later calls
// fail too. `calls(kinds)` returns the calls of the given kinds.
template <class Calls>
std::vector<Point> all_points(unsigned kinds, const Calls& calls) {
    std::vector<Point> points;
    for (const Failure& failure : failures()) {
        const unsigned failing = failure.calls & kinds;
        if (failing == 0) continue;
        const std::vector<std::string> found = calls(failing);
        for (const bool stays : {false, true})
            for (std::size_t at = 1; at <= found.size(); ++at)
                points.push_back({&failure, {failing, failure.what, at, stays}, found[at - 1]});
    }
    return points;
}

// Compares the index with the state after the task. Returns a message if a document was not updated and `notes`
// contains neither the id of the document nor a folder of its file. `notes` is the output of the indexer.
std::string unnamed(const Workload& workload, const std::string& notes) {
    const Model found = documents_of(workload.index());
    for (const Model* model : {&workload.before(), &workload.after()})
        for (const auto& [id, text] : *model) {
            const auto has = found.find(id);
            const auto wanted = workload.after().find(id);
            const bool is_current = has == found.end()
                                        ? wanted == workload.after().end()
                                        : wanted != workload.after().end() && has->second == wanted->second;
            if (!is_current && notes.find(id) == std::string::npos &&
                notes.find(": " + id.substr(0, id.find('/')) + ": ") == std::string::npos &&
                notes.find(": " + (workload.folder() / "files").string() + ": ") == std::string::npos)
                return fmt::format("{} was not updated and is not named: {}", id, notes);
        }
    return {};
}

// Checks the index and the output of a run in which a call failed. Returns a message if the index or the output is
// wrong. If `may_clean_up` is true, a run with exit status 1 must leave no temporary files, and a run with exit status
// 2 may leave only updating.tmp. If `is_clean` is true, a run with exit status 0 must leave no temporary files;
// otherwise such a run may leave the files of a failed compaction, which the next run removes.
std::string judge(const Workload& workload, const test::CommandOutput& output, bool may_clean_up, bool is_clean,
                  std::uint64_t seed) {
    switch (output.status) {
        case 0:
            if (const auto problem = workload.verify_after(seed); !problem.empty()) return problem;
            return is_clean ? leftovers(workload.index()) : "";
        case 1:
            if (output.err.empty()) return "prints no message";
            if (auto problem = verify_each(workload.index(), workload.kept(), workload.after(), seed); !problem.empty())
                return problem;
            if (auto problem = unnamed(workload, output.err); !problem.empty()) return problem;
            return may_clean_up ? leftovers(workload.index()) : "";
        case 2: {
            if (!output.err.starts_with("kwic-indexer: ") ||
                output.err.find(workload.folder().string()) == std::string::npos)
                return "names no path: " + output.err;
            if (const auto problem = workload.verify_either(seed); !problem.empty()) return problem;
            if (!may_clean_up || !fs::exists(workload.index())) return {};
            // The file updating.tmp may remain, because it makes the next run check the index.
            static const std::regex update_mark("left behind: [^ ]*/updating\\.tmp ");
            const std::string left = leftovers(workload.index());
            return std::regex_match(left, update_mark) ? "" : left;
        }
        default:
            return fmt::format("ends with {}: {}", output.status, output.err);
    }
}

// Runs the indexer again. Returns a message if this run does not bring the index up to date or leaves temporary files.
std::string repair(const Workload& workload, std::uint64_t seed) {
    if (const auto next = workload.run_next(); next.status != 0 || !next.err.empty())
        return fmt::format("the next run ends with {}: {}", next.status, next.err);
    if (const auto problem = workload.verify_after(seed); !problem.empty()) return "after the next run: " + problem;
    return leftovers(workload.index());
}

// Runs the task with the failure of `point`, and then runs the indexer again. Returns a message if the index or the
// output of one of these runs is wrong.
std::string survive(const Workload& workload, const Point& point, std::uint64_t seed) {
    workload.reset();
    const auto output = workload.run(point.fault);
    const CleanUp clean_up = point.failure->clean_up;
    // If all syncs of the index folder or its parent fail, the program does not know whether the new generation of the
    // index is durable, so the program must not remove the previous generation.
    const bool is_unsure = point.fault.stays && (point.call == "fsync /files/.kwic" || point.call == "fsync /files");
    const bool may_clean_up =
        !is_unsure && (clean_up == CleanUp::always || (clean_up == CleanUp::if_once && !point.fault.stays));
    if (output.status == 0 && workload.is_written_anew() && point.failure->calls == calls::syncing)
        return "a lost write is not noticed";
    if (const auto problem = judge(workload, output, may_clean_up, may_clean_up || !point.fault.stays, seed);
        !problem.empty())
        return fmt::format("{}: {}", output.status, problem);
    return repair(workload, seed);
}

void fail_everywhere(Task task) {
    Campaign campaign;
    const Workload workload(task, documents, campaign.seed());
    const auto all = all_points(calls::any, [&](unsigned kinds) { return workload.calls(kinds); });
    MESSAGE(all.size(), " failures of calls");
    for (const std::size_t number : campaign.points(all.size(), few)) {
        const Point& point = all.at(number - 1);
        const std::string problem = survive(workload, point, campaign.seed(number));
        campaign.tried(number, problem.empty() ? "" : point.text() + problem);
    }
}

// If Xapian cannot open a table, it treats the table as missing.
TEST_CASE("a compaction that fails to open a table does not lose the table") {
    Campaign campaign;
    const Workload workload(Task::compaction, documents, campaign.seed());
    const std::vector<std::string> opened = workload.calls(calls::opening);
    for (const std::size_t at : campaign.points(opened.size(), opened.size())) {
        if (!opened.at(at - 1).ends_with(".glass")) continue;
        workload.reset();
        const auto output = workload.run({.calls = calls::opening, .what = std::to_string(EMFILE), .at = at});
        const std::string problem = judge(workload, output, false, false, campaign.seed(at));
        campaign.tried(at, problem.empty() ? "" : opened[at - 1] + ": " + problem);
    }
}

TEST_CASE("a failure of any call of a first build does not damage the index") { fail_everywhere(Task::build); }
TEST_CASE("a failure of any call of a rebuild does not damage the index") { fail_everywhere(Task::rebuild); }
TEST_CASE("a failure of any call of an update does not damage the index") { fail_everywhere(Task::update); }
TEST_CASE("a failure of any call of an update that overflows its memory does not damage the index") {
    fail_everywhere(Task::overflow);
}
TEST_CASE("a failure of any call of a removal does not damage the index") { fail_everywhere(Task::removal); }
TEST_CASE("a failure of any call of a compaction does not damage the index") { fail_everywhere(Task::compaction); }
TEST_CASE("a failure of any call of an update from JSON lines does not damage the index") {
    fail_everywhere(Task::json_lines);
}

TEST_CASE("a search is correct or reports an error if any call fails") {
    Campaign campaign;
    const Workload workload(Task::update, documents, campaign.seed());
    workload.reset();
    const std::string index = workload.index().string();
    const auto& [id, text] = *workload.before().begin();
    const std::vector<std::string> words = words_of(text);
    const std::string& word = words.front();
    const auto run = [&](std::vector<std::string> command, const Fault& fault, const fs::path& log = {}) {
        command.insert(command.begin(), {test::searcher(), "-i", index});
        test::CommandOptions options;
        options.environment = environment(fault, workload.folder(), log);
        return test::run(command, options);
    };
    struct Search {
        std::vector<std::string> command;
        test::CommandOutput whole;
        Point point;
    };
    std::vector<Search> all;
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"--format", "tsv", "-n", "all", word + " OR *"},
          {"--format", "tsv", "-n", "all", "--similar", id},
          {"--match", "all", "--count", '"' + words.at(2) + ' ' + words.at(3) + '"'},
          {"--complete", word}}) {
        const auto whole = run(command, {});
        REQUIRE_MESSAGE(whole.status == 0, whole.err);
        const unsigned kinds = calls::opening | calls::reading | calls::listing | calls::asking;
        for (const Point& point : all_points(kinds, [&](unsigned failing) {
                 const test::TempDir beside;
                 run(command, {.calls = failing}, beside / "log");
                 return logged_calls(beside / "log");
             }))
            all.push_back({command, whole, point});
    }
    for (const std::size_t number : campaign.points(all.size(), 3 * few)) {
        const auto& [command, whole, point] = all.at(number - 1);
        const auto output = run(command, point.fault);
        const bool is_right = output.status == whole.status && output.out == whole.out && output.err.empty();
        const bool is_clear = output.status == 2 && output.err.find(index) != std::string::npos;
        campaign.check(number, is_right || is_clear,
                       fmt::format("{}{} ends with {}: {}", point.text(), command.front(), output.status, output.err));
    }
}

// Runs the task with `ulimit OPTION N` for each N from `first` to `last`, or for one of these N in a quick run.
// `option` is -f for the size of files, or -n for the number of open files. The shim (see shim.hpp) is not loaded.
void run_within_limits(Task task, const char* option, std::size_t first, std::size_t last) {
    Campaign campaign;
    const Workload workload(task, documents, campaign.seed());
    for (const std::size_t point : campaign.points(last - first + 1, 1)) {
        workload.reset();
        const auto output = workload.run_within(fmt::format("{} {}", option, first + point - 1));
        std::string problem = judge(workload, output, false, false, campaign.seed(point));
        if (problem.empty()) problem = repair(workload, campaign.seed(point));
        campaign.tried(point, problem.empty() ? "" : fmt::format("{} {}: {}", option, first + point - 1, problem));
    }
}

constexpr std::size_t max_blocks = 100;  // largest limit on file sizes, in blocks of 512 bytes; no file exceeds it
constexpr std::size_t max_files = 36;    // difference between the largest and the smallest limit on open files

// Runs the task with limits on open files from `min_files` to `min_files` + max_files. `min_files` is the smallest
// limit with which kwic-indexer starts. The test finds this limit by trial, because the limit also counts open files
// that the test inherits.
void run_with_few_files(Task task) {
    const auto starts_with = [](std::size_t files) {
        const std::string limit = fmt::format("ulimit -n {} && exec \"$0\" --version", files);
        return test::run({"/bin/sh", "-c", limit, test::indexer()}).status == 0;
    };
    std::size_t min_files = 4;
    while (!starts_with(min_files)) REQUIRE(++min_files < 1000);
    run_within_limits(task, "-n", min_files, min_files + max_files);
}

TEST_CASE("a build within a limit on file sizes succeeds or leaves a valid index") {
    run_within_limits(Task::build, "-f", 0, max_blocks);
}
TEST_CASE("an update within a limit on file sizes succeeds or leaves a valid index") {
    run_within_limits(Task::update, "-f", 0, max_blocks);
}
TEST_CASE("a build within a limit on open files succeeds or leaves a valid index") { run_with_few_files(Task::build); }
TEST_CASE("an update within a limit on open files succeeds or leaves a valid index") {
    run_with_few_files(Task::update);
}

}  // namespace
}  // namespace kwic::fault
