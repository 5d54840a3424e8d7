// SPDX-License-Identifier: GPL-2.0-or-later
// Workload: one run of the built indexer that may be broken and repeated: a folder of files (or a file of JSON lines),
// its index as it was before, and what both models say.
#pragma once

#include "fault/model.hpp"
#include "fault/shim.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::fault {

enum class Task {
    build,       // where there is no index
    rebuild,     // of files that have changed
    update,      // with documents that are added, changed and removed
    parts,       // the same with so little memory that it is committed in parts
    removal,     // of documents, nothing else
    compaction,  // asked for, of an index that was updated
    json_lines,  // added and changed documents
};

class Workload {
public:
    // Of so many documents; a quarter of them changes. In /dev/shm where that is.
    Workload(Task task, std::size_t documents, std::uint64_t seed, unsigned jobs = 1);

    // Puts the index back to what it was before.
    void reset() const;

    // The run of the task, without a fault and with one. `limits` are of the shell's ulimit: "-f 10".
    test::CommandOutput run() const { return run(command(), {}); }
    test::CommandOutput run(const Fault& fault) const { return run(command(), environment(fault, folder_.path())); }
    test::CommandOutput run_within(const std::string& limits) const;

    // What a user does next: the same inputs, without a flag.
    test::CommandOutput run_next() const { return run(next_command(), {}); }

    // The calls of these kinds that a run of the task makes, in their order.
    std::vector<std::string> calls(unsigned kinds) const;

    // The same of a next run, of the index as it is.
    std::vector<std::string> calls_next(unsigned kinds) const { return calls(next_command(), kinds); }

    // What is wrong if the index should be as before or after the task, or is to be as after it; empty: nothing.
    std::string verify_either(std::uint64_t seed) const;
    std::string verify_after(std::uint64_t seed) const;

    const Model& before() const { return before_; }
    const Model& after() const { return after_; }

    // The documents that stay where their files cannot be read: a rebuild begins with none.
    Model kept() const { return task_ == Task::rebuild ? Model() : before_; }

    bool is_indexed_before() const { return task_ != Task::build; }
    bool is_in_parts() const { return task_ == Task::parts; }
    bool is_written_anew() const { return task_ == Task::build || task_ == Task::rebuild || task_ == Task::compaction; }
    const std::filesystem::path& folder() const { return folder_.path(); }  // everything is below it
    std::filesystem::path index() const { return folder_ / "files/.kwic"; }

private:
    void write_inputs(const Model& model) const;
    std::vector<std::string> command() const;
    std::vector<std::string> next_command() const;
    std::vector<std::string> calls(const std::vector<std::string>& command, unsigned kinds) const;
    static test::CommandOutput run(const std::vector<std::string>& command,
                                   const std::map<std::string, std::string>& environment);

    Task task_;
    unsigned jobs_;
    test::TempDir folder_;
    Model before_;
    Model after_;
};

}  // namespace kwic::fault
