// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/workload.hpp"

#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "fault/verifier.hpp"

#include <kwic/index_files.hpp>
#include <kwic/searcher.hpp>

#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr const char* small_memory = "64K";
constexpr std::size_t queries = 20;  // number of queries in each verification

fs::path fast_folder() {
    const fs::path memory = "/dev/shm";
    return access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

void require_success(const test::CommandOutput& output) {
    if (output.status != 0) throw std::runtime_error("cannot prepare a workload: " + output.err);
}

Changes changes_of(Task task, std::size_t documents) {
    const std::size_t some = documents / 12 + 1;
    if (task == Task::build) return {.added = documents};
    if (task == Task::compaction) return {};
    if (task == Task::removal) return {.removed = 3 * some};
    if (task == Task::json_lines) return {.added = some, .changed = some};
    return {.added = some, .changed = some, .removed = some};
}

}  // namespace

Workload::Workload(Task task, std::size_t documents, std::uint64_t seed, unsigned jobs)
    : task_(task), jobs_(jobs), folder_(fast_folder()) {
    Random random(seed);
    if (is_indexed_before()) {
        before_ = random_model(random, documents);
        task_ = task == Task::json_lines ? task : Task::build;
        write_inputs(before_);
        require_success(run());
        if (task == Task::compaction) {  // without an update there would be nothing to compact
            before_ = changed(before_, {.removed = 1}, random);
            write_inputs(before_);
            require_success(run());
            if (!read_manifest(current_generation(index()), index()).is_updated)
                throw std::logic_error("an index of " + std::to_string(documents) +
                                       " documents has nothing to compact");
        }
        fs::copy(index(), folder_ / "prepared", fs::copy_options::recursive);
        task_ = task;
    }
    after_ = changed(before_, changes_of(task, documents), random);
    write_inputs(after_);
}

void Workload::write_inputs(const Model& model) const {
    if (task_ != Task::json_lines) return write_files(folder_ / "files", model);
    fs::create_directories(folder_ / "files");
    std::ofstream lines(folder_ / "lines");
    for (const auto& [id, text] : model) lines << nlohmann::json({{"id", id}, {"text", text}}).dump() << '\n';
}

void Workload::reset() const {
    fs::remove_all(index());
    if (is_indexed_before()) fs::copy(folder_ / "prepared", index(), fs::copy_options::recursive);
}

std::vector<std::string> Workload::next_command() const {
    std::vector<std::string> command = {test::indexer(), "-i", index().string()};
    if (task_ == Task::json_lines)
        command.insert(command.end(), {"-q", "--jsonl", (folder_ / "lines").string()});
    else
        command.insert(command.end(), {"-q", (folder_ / "files").string()});
    return command;
}

std::vector<std::string> Workload::command() const {
    if (task_ == Task::compaction) return {test::indexer(), "-i", index().string(), "--compact"};
    std::vector<std::string> command = next_command();
    std::erase(command, "-q");  // so that the output lists skipped files
    const auto add = [&](std::initializer_list<std::string> more) { command.insert(command.end(), more); };
    if (task_ == Task::build || task_ == Task::rebuild) add({"--jobs", std::to_string(jobs_)});
    if (task_ == Task::rebuild) add({"--rebuild"});
    if (task_ == Task::overflow) add({"--memory", small_memory});
    return command;
}

test::CommandOutput Workload::run(const std::vector<std::string>& command,
                                  const std::map<std::string, std::string>& environment) {
    test::CommandOptions options;
    options.environment = environment;
    return test::run(command, options);
}

test::CommandOutput Workload::run_within(const std::string& limits) const {
    std::vector<std::string> limited = {"/bin/sh", "-c", "ulimit " + limits + " && exec \"$@\"", "sh"};
    for (const std::string& argument : command()) limited.push_back(argument);
    return test::run(limited);
}

std::vector<std::string> Workload::calls(unsigned kinds) const {
    reset();
    return calls(command(), kinds);
}

std::vector<std::string> Workload::calls(const std::vector<std::string>& command, unsigned kinds) const {
    const test::TempDir beside(fast_folder());
    require_success(run(command, environment({.calls = kinds}, folder_.path(), beside / "log")));
    return logged_calls(beside / "log");
}

std::string Workload::verify_either(std::uint64_t seed) const {
    if (!is_indexed_before() && !holds_index(index())) return {};
    if (!is_indexed_before()) return verify(index(), after_, seed, queries);
    return verify_any(index(), {&before_, &after_}, seed, queries);
}

std::string Workload::verify_after(std::uint64_t seed) const { return verify(index(), after_, seed, queries); }

}  // namespace kwic::fault
