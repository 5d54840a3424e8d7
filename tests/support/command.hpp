// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a program and returns its output, exit status, memory use and CPU time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {

struct CommandOutput {
    int status = -1;  // exit status, or 128 + the number of the signal that ended the program
    std::string out;
    std::string err;
    // Maximum resident memory in bytes. On Linux, this is at least the resident memory of the test process when it
    // started the program.
    std::size_t peak_memory = 0;
    double cpu_seconds = 0;
};

struct CommandOptions {
    std::string input{};             // standard input
    std::filesystem::path folder{};  // current folder of the program; if empty, the test's current folder
    std::map<std::string, std::string>
        environment{};  // added to the environment of the test; KWIC_INDEX and XDG_STATE_HOME are not inherited
    unsigned short terminal_columns = 0;  // if not 0, standard error is a terminal of this width
};

CommandOutput run(const std::vector<std::string>& arguments, const CommandOptions& options = {});

// Replaces the current process, which must be a forked child, with the program. The program inherits the open streams.
// Ignores `options.input`.
[[noreturn]] void become(const std::vector<std::string>& arguments, const CommandOptions& options);

// Return the paths of the built programs.
std::string indexer();
std::string searcher();

}  // namespace kwic::test
