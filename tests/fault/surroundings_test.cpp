// SPDX-License-Identifier: GPL-2.0-or-later
// What is around the programs: media, rights, environment, current folder and standard streams, as bad as they may be.
#include "fault/campaign.hpp"
#include "fault/launcher.hpp"
#include "fault/model.hpp"
#include "fault/verifier.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using test::CommandOutput;

constexpr std::size_t queries = 20;  // of each verification
constexpr std::size_t few = 9;       // of each test, in a quick run

// By the shell, which may redirect streams: $0 is the program.
CommandOutput shell(const std::string& line, const std::string& program, const std::string& input = {}) {
    test::CommandOptions options;
    options.input = input;
    return test::run({"/bin/sh", "-c", line, program}, options);
}

// Empty, or how it ended otherwise.
std::string wants(const CommandOutput& output, int status, const std::string& message = {}) {
    if (output.status == status && output.err.find(message) != std::string::npos) return {};
    return fmt::format("ended with {} and not with {} and '{}': {}", output.status, status, message, output.err);
}

// Files, and the index of them, in one folder.
struct Place {
    test::TempDir dir;
    Model model;
    fs::path source = dir / "source";
    fs::path index = dir / "index";

    Place() {
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

// Readers have to do with an index that they cannot write to, and writers to say so; `command` runs what follows it
// where that is so.
void read_only(Campaign& campaign, const Place& place, const Arguments& command) {
    const std::string index = place.index.string();
    const std::string source = place.source.string();
    const std::vector<std::pair<Arguments, int>> programs = {
        {place.query(), 0},
        {{test::searcher(), "-i", index, "--similar", place.model.begin()->first}, 0},
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
        if (problem.empty()) problem = place.damage();
        campaign.tried(point, problem.empty() ? "" : arguments.at(3) + ": " + problem);
    }
}

TEST_CASE("an index on read only media is searched and checked and not written to") {
    const Place place;
    const Arguments command = {"/usr/bin/unshare",
                               geteuid() == 0 ? "-m" : "-Urm",
                               "/bin/sh",
                               "-c",
                               R"(mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@")",
                               place.index.string()};
    if (test::run(command + Arguments{"/bin/true"}).status != 0) {
        MESSAGE("skipped: the system lets nobody mount a folder here");
        return;
    }
    Campaign campaign;
    read_only(campaign, place, command);
}

TEST_CASE("an index that may not be written to is searched and checked") {
    const Place place;
    const std::optional<Arguments> command = bound_by_rights();
    if (!command) {
        MESSAGE("skipped: root cannot do without its rights here");
        return;
    }
    const auto permit = [&](fs::perms folder, fs::perms file) {
        for (const auto& entry : fs::recursive_directory_iterator(place.index))
            fs::permissions(entry.path(), entry.is_directory() ? folder : file);
        fs::permissions(place.index, folder);
    };
    permit(fs::perms(0555), fs::perms(0444));
    {
        Campaign campaign;
        read_only(campaign, place, *command);
    }
    fs::permissions(place.index, fs::perms(0));
    CHECK(wants(test::run(*command + place.query()), 2, place.index.string()) == "");
    permit(fs::perms(0755), fs::perms(0644));
}

TEST_CASE("programs need no home and no environment and no current folder") {
    const Place place;
    const std::string index = place.index.string();
    const std::vector<std::pair<Arguments, int>> programs = {
        {place.query(), 0},
        {{test::indexer(), "-i", index, place.source.string()}, 0},
        {{test::indexer(), "-i", index, "--rebuild", place.source.string()}, 0},
        {{test::indexer(), "-i", index, "--check"}, 0},
        {{test::indexer()}, 2},
        {{test::searcher(), "any"}, 2},
    };
    Campaign campaign;
    const std::size_t count = 3 * programs.size();
    for (const std::size_t point : campaign.points(count, few)) {
        auto [arguments, status] = programs.at((point - 1) % programs.size());
        switch ((point - 1) / programs.size()) {
            case 0:
                arguments = Arguments{"/usr/bin/env", "-i", "-C", (place.dir / "").string()} + arguments;
                if (arguments.size() == 5 && arguments.back() == test::indexer()) status = 0;  // that folder
                break;
            case 1:
                arguments = Arguments{"/usr/bin/env", "-C", "/proc", "TMPDIR=/none", "HOME=/none"} + arguments;
                if (arguments.back() == test::indexer()) arguments.push_back("/none");
                break;
            default:
                arguments = Arguments{"/bin/sh", "-c", R"(mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@")",
                                      (place.dir / "gone").string()} +
                            arguments;
        }
        std::string problem = wants(test::run(arguments), status);
        if (problem.empty()) problem = place.damage();
        campaign.tried(point, problem);
        fs::remove_all(place.dir / ".kwic");
    }
}

TEST_CASE("closed standard streams hurt nothing") {
    const Place place;
    const std::string index = " -i '" + place.index.string() + "' ";
    struct Program {
        std::string program;
        std::string arguments;
        bool reads;   // standard input
        bool writes;  // standard output
    };
    const std::vector<Program> programs = {
        {test::searcher(), "'*'", false, true},
        {test::searcher(), "--batch -", true, true},
        {test::searcher(), "--similar -", true, true},
        {test::searcher(), "--synonyms - '*'", true, true},
        {test::searcher(), "--interactive", true, true},
        {test::indexer(), "'" + place.source.string() + "'", false, false},
        {test::indexer(), "--rebuild --json '" + place.source.string() + "'", false, true},
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
        const CommandOutput output = shell(line, program.program, place.model.begin()->second);
        std::string problem;
        if (fails ? output.status != 2 : output.status == 2)
            problem = fmt::format("ended with {}: {}", output.status, output.err);
        else if (fails && !(closed & 4) && output.err.find("standard") == std::string::npos)
            problem = "does not name the stream: " + output.err;
        if (problem.empty()) problem = place.damage();
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
}

TEST_CASE("standard input that cannot be read is named") {
    const Place place;
    const std::string index = " -i '" + place.index.string() + "' ";
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
    CHECK(place.damage() == "");
}

TEST_CASE("an answer that a full disk does not take is an error") {
    const Place place;
    const std::string index = " -i '" + place.index.string() + "' ";
    const std::string id = "'" + place.model.begin()->first + "'";
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
    programs.emplace_back(test::indexer(), "--json '" + place.source.string() + "'");
    Campaign campaign;
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [program, arguments] = programs.at(point - 1);
        const std::string line = "exec \"$0\"" + index + arguments;
        std::string problem = wants(shell(line + " >/dev/full", program), 2, "cannot write to standard output: ");
        if (problem.empty()) problem = wants(shell(line + " >/dev/full 2>/dev/full", program), 2);
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
    CHECK(place.damage() == "");
}

TEST_CASE("a reader that has gone ends a program as it ends others") {
    const Place place;
    const std::string index = " -i '" + place.index.string() + "' ";
    constexpr int pipe_signal = 141;
    const std::vector<std::pair<std::string, std::string>> programs = {
        {test::searcher(), "-n 20 '*'"},
        {test::searcher(), "--json '*'"},
        {test::indexer(), "--export ndjson"},
        {test::indexer(), "--help"},
        {test::indexer(), "--json '" + place.source.string() + "'"}};
    Campaign campaign;
    for (const std::size_t point : campaign.points(programs.size(), few)) {
        const auto& [program, arguments] = programs.at(point - 1);
        // The reader ends before the program begins; the group of three tells its exit status.
        const std::string line = "{ { sleep 0.05; \"$0\"" + index + arguments + "; echo $? >&3; } | true; } 3>&1";
        const std::string status = shell(line, program).out;
        const std::string problem = status == fmt::format("{}\n", pipe_signal) ? "" : "ended with " + status;
        campaign.tried(point, problem.empty() ? "" : line + ": " + problem);
    }
    CHECK(place.damage() == "");
}

TEST_CASE("the index has no more rights than the umask leaves") {
    const Place place;
    Campaign campaign;
    const std::vector<unsigned> masks = {0077, 0027, 0022, 0002};
    for (const std::size_t point : campaign.points(masks.size(), 2)) {
        const unsigned mask = masks.at(point - 1);
        const fs::path index = place.dir / fmt::format("index-{:o}", mask);
        const std::string line =
            fmt::format("umask {:o}; \"$0\" -q -i '{}' '{}' && touch '{}' && \"$0\" -q -i '{}' '{}'", mask,
                        index.string(), place.source.string(), (place.source / place.model.begin()->first).string(),
                        index.string(), place.source.string());
        std::string problem = wants(shell(line, test::indexer()), 0);
        for (auto at = fs::recursive_directory_iterator(index); at != fs::recursive_directory_iterator(); ++at) {
            const auto wanted = static_cast<fs::perms>((at->is_directory() ? 0777u : 0666u) & ~mask);
            if (const fs::perms found = at->status().permissions(); found != wanted)
                problem += fmt::format("{} has the rights {:o}; ", at->path().string(), static_cast<unsigned>(found));
        }
        campaign.tried(point, problem);
    }
}

}  // namespace
}  // namespace kwic::fault
