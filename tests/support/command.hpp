// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a built program and keeps what it wrote and how it ended.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {

struct CommandOutput {
    int status = -1;  // exit status; 128 + the signal's number if one ended it
    std::string out;
    std::string err;
    std::size_t peak_memory = 0;  // bytes in memory at once, at most; no less than what the test has
    double cpu_seconds = 0;
};

struct CommandOptions {
    std::string input{};                               // for standard input
    std::filesystem::path folder{};                    // to run in; empty: the current one
    std::map<std::string, std::string> environment{};  // on top of the inherited one, in which KWIC_INDEX is unset
    unsigned short terminal_columns = 0;               // not 0: standard error is a terminal so wide
};

CommandOutput run(const std::vector<std::string>& arguments, const CommandOptions& options = {});

// In a child, in place of what it was: the program, on the streams that are there. Input is not looked at.
[[noreturn]] void become(const std::vector<std::string>& arguments, const CommandOptions& options);

// The built programs' paths.
std::string indexer();
std::string searcher();

}  // namespace kwic::test
