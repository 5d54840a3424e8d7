// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the programs under bad conditions: read-only media, missing permissions, no environment, no current folder,
// and closed or broken standard streams.
#include "fault/campaign.hpp"
#include "fault/launcher.hpp"
#include "fault/model.hpp"
#include "fault/sanitizers.hpp"
#include "fault/verifier.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using test::CommandOutput;

constexpr std::size_t queries = 20;  // number of queries in each verification
constexpr std::size_t few = 9;       // number of cases that most tests try in a quick run

// Runs a shell command in which $0 is the program.
CommandOutput shell(const std::string& line, const std::string& program, const std::string& input = {}) {
    test::CommandOptions options;
    options.input = input;
    return test::run({"/bin/sh", "-c", line, program}, options);
}

// Returns "" if the program ended with `status` and printed `message` on standard error, otherwise a description of the
// problem.
std::string wants(const CommandOutput& output, int status, const std::string& message = {}) {
    if (output.status == status && output.err.find(message) != std::string::npos) return {};
    return fmt::format("ended with status {} instead of {}, or did not print '{}': {}", output.status, status, message,
                       output.err);
}

// A folder with files and an index of them.
struct IndexedFiles {
    test::TempDir dir;
    Model model;
    fs::path source = dir / "source";
    fs::path index = dir / "index";

    IndexedFiles() {
        Random random(Campaign::seed());
        model = random_model(random, 20);
        write_files(source, model);
        const CommandOutput made = test::run({test::indexer(), "-q", "-i", index.string(), source.string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
    }

    std::string damage() const {
        const std::string problem = verify(index, model, 1, queries);
        return problem.empty() ? leftovers(index) : problem;
    }
    Arguments query() const { return {test::searcher(), "-i", index.string(), "-n", "1", "*"}; }
};

// Runs programs through the launcher `command`, under which the index cannot be written to. Programs that only read the
// index must succeed. Programs that write must fail with a message that contains the path of the index.
void read_only(Campaign& campaign, const IndexedFiles& indexed, const Arguments& command) {
    const std::string index = indexed.index.string();
    const std::string source = indexed.source.string();
    const std::vector<std::pair<Arguments, int>> programs = {
        {indexed.query(), 0},
        {{test::searcher(), "-i", index, "--similar", indexed.model.begin()->first}, 0},
        {{test::indexer(), "-i", index, "--check"}, 0},
        {{test::indexer(), "-i", index, "--export", "ndjson"}, 0},
        {{test::indexer(), "-i", index, source}, 2},
        {{test::indexer(), "-i", index, "--rebuild", source}, 2},
        {{test::indexer(), "-i", index, "--compact"}, 2},
        {{test::indexer(), "-i", index, "--watch", source}, 2},
        {{test::indexer(), "-i", index + "/new/index", source}, 2},
    };
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [arguments, status] = programs.at(point - 1);
        const CommandOutput output = test::run(command + arguments);
        std::string problem = wants(output, status, status == 2 ? index : "");
        if (problem.empty()) problem = indexed.damage();
        campaign.tried(point, problem.empty() ? "" : arguments.at(3) + ": " + problem);
    }
}

TEST_CASE("an index on read-only media can be searched and checked but not changed") {
    const IndexedFiles indexed;
    const Arguments command = {"/usr/bin/unshare",
                               geteuid() == 0 ? "-m" : "-Urm",
                               "/bin/sh",
                               "-c",
                               R"(mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@")",
                               indexed.index.string()};
    if (test::run(command + Arguments{"/bin/true"}).status != 0) {
        MESSAGE("skipped: this system does not allow mounting a folder");
        return;
    }
    Campaign campaign;
    read_only(campaign, indexed, command);
}

TEST_CASE("an index without write permission can be searched and checked") {
    const IndexedFiles indexed;
    const std::optional<Arguments> command = bound_by_rights();
    if (!command) {
        MESSAGE("skipped: root cannot drop its privileges here");
        return;
    }
    const auto permit = [&](fs::perms folder, fs::perms file) {
        for (const auto& entry : fs::recursive_directory_iterator(indexed.index))
            fs::permissions(entry.path(), entry.is_directory() ? folder : file);
        fs::permissions(indexed.index, folder);
    };
    permit(fs::perms(0555), fs::perms(0444));
    {
        Campaign campaign;
        read_only(campaign, indexed, *command);
    }
    fs::permissions(indexed.index, fs::perms(0));
    CHECK(wants(test::run(*command + indexed.query()), 2, indexed.index.string()) == "");
    permit(fs::perms(0755), fs::perms(0644));
}

TEST_CASE("programs need no home folder and no environment and no current folder") {
    const IndexedFiles indexed;
    const std::string index = indexed.index.string();
    const std::vector<std::pair<Arguments, int>> programs = {
        {indexed.query(), 0},
        {{test::indexer(), "-i", index, indexed.source.string()}, 0},
        {{test::indexer(), "-i", index, "--rebuild", indexed.source.string()}, 0},
        {{test::indexer(), "-i", index, "--check"}, 0},
        {{test::indexer()}, 2},
        {{test::searcher(), "any"}, 2},
    };
    Campaign campaign;
    const std::size_t count = 3 * programs.size();
    for (const std::size_t point : campaign.points(count, few)) {
        auto [arguments, status] = programs.at((point - 1) % programs.size());
        switch ((point - 1) / programs.size()) {
            case 0: {
                if (arguments == Arguments{test::indexer()})
                    status = 0;  // the indexer succeeds: without an argument it indexes the current folder
                Arguments without_environment = {"/usr/bin/env", "-i", "-C", (indexed.dir / "").string()};
                if (has_sanitizers) without_environment.push_back("ASAN_OPTIONS=" + asan_options_for_preload());
                arguments = without_environment + arguments;
                break;
            }
            case 1:
                arguments = Arguments{"/usr/bin/env", "-C", "/proc", "TMPDIR=/none", "HOME=/none"} + arguments;
                if (arguments.back() == test::indexer()) arguments.push_back("/none");
                break;
            default:
                arguments = Arguments{"/bin/sh", "-c", R"(mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@")",
                                      (indexed.dir / "gone").string()} +
                            arguments;
        }
        std::string problem = wants(test::run(arguments), status);
        if (problem.empty()) problem = indexed.damage();
        campaign.tried(point, problem);
        fs::remove_all(indexed.dir / ".kwic");
    }
}

TEST_CASE("closed standard streams do not harm the index") {
    const IndexedFiles indexed;
    const std::string index = " -i '" + indexed.index.string() + "' ";
    struct Program {
        std::string program;
        std::string arguments;
        bool reads;   // whether the program needs standard input
        bool writes;  // whether the program needs standard output
    };
    const std::vector<Program> programs = {
        {test::searcher(), "'*'", false, true},
        {test::searcher(), "--batch -", true, true},
        {test::searcher(), "--similar -", true, true},
        {test::searcher(), "--synonyms - '*'", true, true},
        {test::searcher(), "--interactive", true, true},
        {test::indexer(), "'" + indexed.source.string() + "'", false, false},
        {test::indexer(), "--rebuild --json '" + indexed.source.string() + "'", false, true},
        {test::indexer(), "--jsonl -", true, false},
        {test::indexer(), "--check", false, false},
        {test::indexer(), "--export ndjson", false, true},
        {test::indexer(), "--help", false, true},
    };
    Campaign campaign;
    const std::size_t count = 8 * programs.size();
    for (const std::size_t point : campaign.points(count, few)) {
        const Program& program = programs.at((point - 1) / 8);
        const std::size_t closed = (point - 1) % 8;
        const std::string line = "exec \"$0\"" + index + program.arguments + (closed & 1 ? " <&-" : "") +
                                 (closed & 2 ? " >&-" : "") + (closed & 4 ? " 2>&-" : "");
        const bool fails = (program.reads && closed & 1) || (program.writes && closed & 2);
        const CommandOutput output = shell(line, program.program, indexed.model.begin()->second);
        std::string problem;
        if (fails ? output.status != 2 : output.status == 2)
            problem = fmt::format("ended with {}: {}", output.status, output.err);
        else if (fails && !(closed & 4) && output.err.find("standard") == std::string::npos)
            problem = "does not name the stream: " + output.err;
        if (problem.empty()) problem = indexed.damage();
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
}

TEST_CASE("the error message about unreadable standard input mentions standard input") {
    const IndexedFiles indexed;
    const std::string index = " -i '" + indexed.index.string() + "' ";
    Campaign campaign;
    const std::vector<std::pair<std::string, std::string>> programs = {{test::searcher(), "--batch -"},
                                                                       {test::searcher(), "--similar -"},
                                                                       {test::searcher(), "--synonyms - '*'"},
                                                                       {test::searcher(), "--interactive"},
                                                                       {test::indexer(), "--jsonl -"}};
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [program, arguments] = programs.at(point - 1);
        const std::string problem =
            wants(shell("exec \"$0\"" + index + arguments + " < /", program), 2, "standard input");
        campaign.tried(point, problem.empty() ? "" : arguments + ": " + problem);
    }
    for (const char* const arguments : {"--batch /", "--synonyms / '*'"})
        CHECK(wants(shell("exec \"$0\"" + index + arguments, test::searcher()), 2, "'/'") == "");
    CHECK(indexed.damage() == "");
}

TEST_CASE("a program whose output goes to a full disk ends with an error") {
    const IndexedFiles indexed;
    const std::string index = " -i '" + indexed.index.string() + "' ";
    const std::string id = "'" + indexed.model.begin()->first + "'";
    std::vector<std::pair<std::string, std::string>> programs;
    for (const char* const arguments :
         {"'*'", "--json '*'", "--format jsonl '*'", "--format html '*'", "--format tsv '*'", "--format trec '*'",
          "--format paths '*'", "--format paths -0 '*'", "--count '*'", "--explain '*'", "--facet ext '*'",
          "--complete b", "--help", "--version"})
        programs.emplace_back(test::searcher(), arguments);
    programs.emplace_back(test::searcher(), "--similar " + id);
    programs.emplace_back(test::searcher(), "--why " + id + " any");
    for (const char* const arguments : {"--help", "--version", "--check --json", "--export ndjson"})
        programs.emplace_back(test::indexer(), arguments);
    programs.emplace_back(test::indexer(), "--json '" + indexed.source.string() + "'");
    Campaign campaign;
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [program, arguments] = programs.at(point - 1);
        const std::string line = "exec \"$0\"" + index + arguments;
        std::string problem = wants(shell(line + " >/dev/full", program), 2, "cannot write to standard output: ");
        if (problem.empty()) problem = wants(shell(line + " >/dev/full 2>/dev/full", program), 2);
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
    CHECK(indexed.damage() == "");
}

TEST_CASE("a program ends with SIGPIPE when the reader of its output has ended") {
    const IndexedFiles indexed;
    const std::string index = " -i '" + indexed.index.string() + "' ";
    constexpr int pipe_signal = 141;
    const std::vector<std::pair<std::string, std::string>> programs = {
        {test::searcher(), "-n 20 '*'"},
        {test::searcher(), "--json '*'"},
        {test::indexer(), "--export ndjson"},
        {test::indexer(), "--help"},
        {test::indexer(), "--json '" + indexed.source.string() + "'"}};
    Campaign campaign;
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [program, arguments] = programs.at(point - 1);
        // The reader of the pipe ends before the program begins. Descriptor 3 receives the exit status of the program.
        const std::string line = "{ { sleep 0.05; \"$0\"" + index + arguments + "; echo $? >&3; } | true; } 3>&1";
        const std::string status = shell(line, program).out;
        const std::string problem = status == fmt::format("{}\n", pipe_signal) ? "" : "ended with " + status;
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
    CHECK(indexed.damage() == "");
}

TEST_CASE("the files of an index have no more permissions than the umask allows") {
    const IndexedFiles indexed;
    Campaign campaign;
    const std::vector<unsigned> masks = {0077, 0027, 0022, 0002};
    for (const std::size_t point : campaign.points(masks.size(), 2)) {
        const unsigned mask = masks.at(point - 1);
        const fs::path index = indexed.dir / fmt::format("index-{:o}", mask);
        const std::string line = fmt::format(
            "umask {:o}; \"$0\" -q -i '{}' '{}' && touch '{}' && \"$0\" -q -i '{}' '{}'", mask, index.string(),
            indexed.source.string(), (indexed.source / indexed.model.begin()->first).string(), index.string(),
            indexed.source.string());
        std::string problem = wants(shell(line, test::indexer()), 0);
        for (auto at = fs::recursive_directory_iterator(index); at != fs::recursive_directory_iterator(); ++at) {
            const auto wanted = static_cast<fs::perms>((at->is_directory() ? 0777u : 0666u) & ~mask);
            if (const fs::perms found = at->status().permissions(); found != wanted)
                problem +=
                    fmt::format("{} has the permissions {:o}; ", at->path().string(), static_cast<unsigned>(found));
        }
        campaign.tried(point, problem);
    }
}

}  // namespace
}  // namespace kwic::fault
