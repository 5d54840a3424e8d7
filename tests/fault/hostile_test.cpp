// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes hostile inputs. The indexer must print one line for each input that it cannot index, index all other inputs,
// and stay within its memory limit.
#include "fault/campaign.hpp"
#include "fault/hostile_tree.hpp"
#include "fault/launcher.hpp"
#include "fault/sanitizers.hpp"
#include "fault/verifier.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using test::CommandOutput;

constexpr std::size_t queries = 20;  // number of queries in each verification
constexpr std::size_t memory = 16u << 20;

// The limits on the memory that a run may use in addition to --memory: a constant for the program and the data of ICU,
// a multiple of --max-size for copies of the largest input, and a constant for each file.
constexpr std::size_t max_beside = 64u << 20;
constexpr std::size_t max_of_largest = 5;  // multiple of --max-size
constexpr std::size_t max_of_each = 100;   // bytes for each file

// Runs the indexer through the command `launcher`, or directly if `launcher` is empty.
CommandOutput index(const HostileTree& tree, const Arguments& launcher = {}) {
    const Arguments own = {test::indexer(),
                           "--verbose",
                           "-i",
                           tree.index().string(),
                           "--memory",
                           std::to_string(memory),
                           "--max-size",
                           std::to_string(tree.largest)};
    return test::run(launcher + own + tree.inputs);
}

// Returns a message if the run used too much memory.
std::string too_much_memory(const HostileTree& tree, const CommandOutput& output) {
    const std::size_t files = tree.model.size() + tree.notes.size();
    const std::size_t max = memory + max_beside + max_of_largest * tree.largest + max_of_each * files;
    return has_sanitizers || output.peak_memory <= max ? "" : fmt::format("{} MB in memory", output.peak_memory >> 20);
}

// Returns a message unless `err` consists of one line for each of the `wanted` notes, and the summary. The line for a
// note must begin with `kwic-indexer: ` and the note. No line may contain control characters.
std::string compare_notes(const std::set<std::string>& wanted, const std::string& err) {
    constexpr std::string_view head = "kwic-indexer: ";
    std::set<std::string> seen;
    std::istringstream lines(err);
    for (std::string line; std::getline(lines, line);) {
        if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
            return "a control character in: " + line;
        if (!line.starts_with(head)) {
            if (lines.peek() != EOF) return "an unexpected line: " + line;
            break;  // the summary
        }
        line.erase(0, head.size());
        auto note = wanted.upper_bound(line);
        if (note == wanted.begin() || !line.starts_with(*--note)) return "an unexpected note: " + line;
        if (!seen.insert(*note).second) return "printed twice: " + line;
    }
    for (const std::string& note : wanted)
        if (!seen.contains(note)) return "not printed: " + note;
    return {};
}

// Returns whether a note is about an input that should have been indexed, so that the exit status is 1.
bool is_failure(const std::string& note) {
    constexpr std::string_view mark = ": skipped: ";
    const std::size_t at = note.rfind(mark);
    if (at == std::string::npos) return false;
    const std::string cause = note.substr(at + mark.size());
    for (const char* expected : {"binary", "symbolic link", "named pipe", "socket", "device", "too large"})
        if (cause.starts_with(expected)) return false;
    return true;
}

std::string problem_of(const HostileTree& tree, const CommandOutput& output) {
    const int status = std::any_of(tree.notes.begin(), tree.notes.end(), is_failure) ? 1 : 0;
    if (output.status != status) return fmt::format("ended with {}: {}", output.status, output.err);
    if (std::string problem = compare_notes(tree.notes, output.err); !problem.empty()) return problem;
    return too_much_memory(tree, output);
}

// Runs the indexer over the tree twice. Returns a message if the output of a run or the index is wrong.
std::string try_indexing(const HostileTree& tree, std::uint64_t seed) {
    const CommandOutput first = index(tree);
    if (std::string problem = problem_of(tree, first); !problem.empty()) return problem;
    if (std::string problem = verify(tree.index(), tree.model, seed, queries); !problem.empty()) return problem;
    const CommandOutput second = index(tree);
    if (std::string problem = problem_of(tree, second); !problem.empty()) return "the second run: " + problem;
    if (second.err.find(fmt::format("0 added, 0 updated, {} unchanged, 0 removed", tree.model.size())) ==
        std::string::npos)
        return "the second run: " + second.err.substr(second.err.rfind('\n', second.err.size() - 2) + 1);
    return leftovers(tree.index());
}

TEST_CASE("each hostile input gives one message and all other inputs are indexed") {
    Campaign campaign;
    const auto& kinds = hostilities();
    for (const std::size_t point : campaign.points(2 * kinds.size(), kinds.size())) {
        const std::size_t number = (point - 1) / 2;
        const bool is_update = (point - 1 + number) % 2;
        HostileTree tree(campaign.seed(point));
        std::string problem;
        if (is_update && index(tree).status != 0) problem = "no index";
        kinds.at(number).add(tree);
        if (problem.empty()) problem = try_indexing(tree, campaign.seed(point));
        campaign.tried(point, problem.empty() ? "" : fmt::format("{}: {}", kinds.at(number).name, problem));
    }
}

// In a full run, there are a million files in two folders. The indexer keeps the names of all files of one folder in
// memory.
TEST_CASE("very many tiny files are indexed in bounded memory") {
    Campaign campaign;
    const std::size_t count = is_full() ? 1'000'000 : 2'000;
    const auto id = [](std::size_t i) { return fmt::format("{}/{}.txt", i % 2 ? "tiny" : "none", i); };
    for (const std::size_t point : campaign.points(1, 1)) {
        HostileTree tree(campaign.seed(point));
        for (const char* folder : {"tiny", "none"}) fs::create_directory(tree.root() / folder);
        for (std::size_t i = 0; i < count; ++i) std::ofstream(tree.root() / id(i)) << (i % 2 ? id(i) : "");
        tree.largest = 1u << 20;
        const std::size_t known = tree.model.size();
        // The model grows after both runs, because the peak memory of a run includes memory inherited from this test.
        const CommandOutput first = index(tree);
        const CommandOutput second = index(tree);
        for (std::size_t i = 0; i < count; ++i) tree.model[id(i)] = i % 2 ? id(i) : "";
        std::string problem = problem_of(tree, first);
        if (problem.empty()) problem = problem_of(tree, second);
        if (problem.empty()) problem = verify(tree.index(), tree.model, campaign.seed(point), queries);
        if (second.err.find(fmt::format("{} unchanged", count + known)) == std::string::npos) problem += second.err;
        campaign.tried(point, problem);
    }
}

TEST_CASE("documents of inputs without read permission stay in the index") {
    const std::optional<Arguments> launcher = bound_by_rights();
    if (!launcher) {
        MESSAGE("skipped: root cannot drop its privileges here");
        return;
    }
    struct Denial {
        const char* id;  // path whose permissions become `rights`
        fs::perms rights;
        std::vector<std::string> notes;  // ids in the messages of the indexer
    };
    const std::vector<Denial> denials = {
        {"a.txt", fs::perms::none, {"a.txt"}},
        {"folder", fs::perms::none, {"folder"}},
        {"folder", fs::perms(0111), {"folder"}},                        // can be entered but not listed
        {"folder", fs::perms(0444), {"folder/b.txt", "folder/below"}},  // can be listed but not entered
        {"folder/below", fs::perms::none, {"folder/below"}},
        {"", fs::perms::none, {"."}},
    };
    Campaign campaign;
    for (const std::size_t point : campaign.points(denials.size(), denials.size())) {
        const Denial& denial = denials.at(point - 1);
        HostileTree tree(campaign.seed(point));
        tree.good("folder/below/c.txt");
        std::string problem = problem_of(tree, index(tree, *launcher));
        const fs::path denied = tree.root() / denial.id;
        const fs::perms rights = fs::status(denied).permissions();
        for (const std::string& id : denial.notes)
            tree.skipped(id == "." ? tree.root().string() : id, "permission denied");
        std::ofstream(tree.root() / "a.txt") << "another text";
        if (point > 1 && *denial.id) tree.model["a.txt"] = "another text";
        if (*denial.id) tree.good("new.txt");
        fs::permissions(denied, denial.rights);
        if (problem.empty()) problem = problem_of(tree, index(tree, *launcher));
        fs::permissions(denied, rights);
        if (problem.empty()) problem = verify(tree.index(), tree.model, campaign.seed(point), queries);
        tree.notes.clear();
        tree.model["a.txt"] = "another text";
        if (problem.empty()) problem = try_indexing(tree, campaign.seed(point));
        campaign.tried(point, problem.empty() ? "" : fmt::format("{} {}: {}", denial.id, point, problem));
    }
}

// Changes a tree while it is indexed: truncates, extends, overwrites and removes files, replaces them with other files,
// links, pipes and folders, and replaces folders with links.
class Disturber {
public:
    Disturber(const HostileTree& tree, std::uint64_t seed) : tree_(tree), random_(seed) {
        for (int i = 0; i < 10; ++i) std::ofstream(tree.elsewhere() / fmt::format("{}.txt", i)) << secret;
        thread_ = std::thread([this] {
            while (!is_over_) disturb();
        });
    }
    Disturber(const Disturber&) = delete;
    Disturber& operator=(const Disturber&) = delete;
    ~Disturber() { end(); }

    void end() {
        is_over_ = true;
        if (thread_.joinable()) thread_.join();
    }

    static constexpr const char* secret = "outside of the root";

private:
    void disturb() {
        const fs::path folder = tree_.root() / fmt::format("moving{}", below(random_, 3));
        const fs::path file = folder / fmt::format("{}.txt", below(random_, 10));
        std::error_code ignored;
        if (fs::is_symlink(folder)) {
            fs::remove(folder);
            fs::create_directory(folder);
        }
        const bool is_file = fs::symlink_status(file, ignored).type() == fs::file_type::regular;
        switch (below(random_, 10)) {
            case 0:
                if (is_file) fs::resize_file(file, below(random_, fs::file_size(file) + 1));
                break;
            case 1:
                if (is_file) std::ofstream(file, std::ios::app) << random_text(random_);
                break;
            case 2:
                std::ofstream(folder / "part") << random_text(random_);
                fs::rename(folder / "part", file, ignored);
                break;
            case 3:
                fs::remove_all(file, ignored);
                break;
            case 4:
                fs::remove_all(file, ignored);
                fs::create_symlink(tree_.elsewhere() / file.filename(), file, ignored);
                break;
            case 5:
                fs::remove_all(file, ignored);
                mkfifo(file.c_str(), 0644);
                break;
            case 6:
                fs::remove_all(file, ignored);
                fs::create_directory(file, ignored);
                break;
            case 7:  // the next change in this folder replaces the link with a folder
                fs::remove_all(folder, ignored);
                fs::create_symlink(tree_.elsewhere(), folder, ignored);
                break;
            default:  // texts of equal length, so that a change often keeps the size of the file
                fs::create_directory(folder, ignored);
                if (!is_file) fs::remove_all(file, ignored);
                std::ofstream(file) << random_word(random_) << ' ' << random_word(random_) << '\n';
        }
    }

    const HostileTree& tree_;
    Random random_;
    std::atomic<bool> is_over_ = false;
    std::thread thread_;
};

// Adds to `tree` the documents that the next run must index, and the messages that the next run must print. Call
// take_stock() after the Disturber has ended.
void take_stock(HostileTree& tree) {
    for (const auto& entry : fs::recursive_directory_iterator(tree.root())) {
        const std::string id = entry.path().lexically_relative(tree.root()).string();
        if (entry.is_symlink())
            tree.skipped(id, "symbolic link");
        else if (entry.is_fifo())
            tree.skipped(id, "named pipe");
        else if (entry.is_regular_file())
            tree.model[id] = test::read_file(entry.path());
    }
}

std::string disturbed_run(const HostileTree& tree) {
    const CommandOutput output = index(tree);
    if (output.status > 1) return fmt::format("ended with {}: {}", output.status, output.err);
    if (const auto findings = verify_index(tree.index()); !findings.empty()) return findings.front();
    for (const auto& [id, text] : documents_of(tree.index())) {
        if (text == Disturber::secret) return id + " was read outside of the tree";
        if (const auto wanted = tree.model.find(id); wanted != tree.model.end() && wanted->second != text)
            return id + " has another text";
    }
    return too_much_memory(tree, output);
}

TEST_CASE("files may change during a run and the next run brings the index up to date") {
    Campaign campaign;
    for (const std::size_t point : campaign.rounds(500, 4)) {
        HostileTree tree(campaign.seed(point));
        std::string problem;
        {
            Disturber disturber(tree, campaign.seed(point));
            for (int run = 0; run < 4 && problem.empty(); ++run) problem = disturbed_run(tree);
        }
        take_stock(tree);
        if (problem.empty()) problem = problem_of(tree, index(tree));
        if (problem.empty()) problem = verify(tree.index(), tree.model, campaign.seed(point), queries);
        campaign.tried(point, problem);
    }
}

}  // namespace
}  // namespace kwic::fault
