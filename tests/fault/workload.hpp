// SPDX-License-Identifier: GPL-2.0-or-later
// A Workload is a run of kwic-indexer that can be repeated, with or without a fault. A Workload has a folder of files
// or a file of JSON lines, the index before the run, and the models of the index before and after the run.
#pragma once

#include "fault/model.hpp"
#include "fault/shim.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

enum class Task {
    build,       // a first build
    rebuild,     // a rebuild with changed files
    update,      // an update that adds, changes and removes documents
    overflow,    // an update with so little --memory that changes are written to the tables before the commit
    removal,     // an update that only removes documents
    compaction,  // --compact of an index that was updated
    json_lines,  // an update from JSON lines that adds and changes documents
};

class Workload {
public:
    // Creates inputs and, except for Task::build, an index of `documents` documents (one less for Task::compaction).
    // The inputs and the index are in /dev/shm if this folder is writable, and otherwise in the folder for temporary
    // files. Most tasks add, change or remove about `documents` / 4 documents in total.
    Workload(Task task, std::size_t documents, std::uint64_t seed, unsigned jobs = 1);

    // Restores the index to its state before the run.
    void reset() const;

    // These functions run the task without a fault, with a fault, or within limits of ulimit, such as "-f 10".
    test::CommandOutput run() const { return run(command(), {}); }
    test::CommandOutput run(const Fault& fault) const { return run(command(), environment(fault, folder_.path())); }
    test::CommandOutput run_within(const std::string& limits) const;

    // Runs the indexer again on the inputs, as a user would: without the options of the task.
    test::CommandOutput run_next() const { return run(next_command(), {}); }

    // Restores the index and runs the task. Returns, in order, the file system calls of the given kinds.
    std::vector<std::string> calls(unsigned kinds) const;

    // Runs the indexer as run_next() does, without restoring the index. Returns, in order, the file system calls of the
    // given kinds.
    std::vector<std::string> calls_next(unsigned kinds) const { return calls(next_command(), kinds); }

    // These functions return a message if the index is wrong, otherwise "". verify_either() accepts the states before
    // and after the task. verify_after() accepts only the state after the task.
    std::string verify_either(std::uint64_t seed) const;
    std::string verify_after(std::uint64_t seed) const;

    const Model& before() const { return before_; }
    const Model& after() const { return after_; }

    // Returns the documents that the index keeps if their files cannot be read. After a rebuild, the index keeps no
    // such documents.
    Model kept() const { return task_ == Task::rebuild ? Model() : before_; }

    bool is_indexed_before() const { return task_ != Task::build; }
    bool is_written_anew() const { return task_ == Task::build || task_ == Task::rebuild || task_ == Task::compaction; }
    const std::filesystem::path& folder() const { return folder_.path(); }  // folder of the inputs and the index
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
