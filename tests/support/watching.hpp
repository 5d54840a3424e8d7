// SPDX-License-Identifier: GPL-2.0-or-later
// The constructor of Watching starts kwic-indexer --watch. The destructor ends the program.
#pragma once

#include "support/command.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kwic::test {

class Watching {
public:
    // Starts the indexer in `folder` and waits for its first summary. The words of `command` precede the program on the
    // command line.
    explicit Watching(std::filesystem::path folder, std::vector<std::string> arguments = {},
                      std::vector<std::string> command = {});
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    ~Watching();

    // Waits up to ten seconds until the searcher finds exactly the documents `ids`, in any order. Returns false if the
    // time ends before.
    bool finds(const std::string& query, std::vector<std::string> ids) const;

    // Waits up to ten seconds until another run of the indexer would change nothing. Returns false if the time ends
    // before.
    bool is_current() const;

    // Waits up to ten seconds until `part` is written to standard output or error. Returns false if the time ends
    // before.
    bool has_written(const std::string& part) const;

    std::string output() const;
    std::string errors() const;

    void signal(int number) const;

    // Waits up to ten seconds for the end of the indexer. Returns its status as in CommandOutput, or -1 if the indexer
    // is still running.
    int end();

private:
    std::filesystem::path folder_;
    std::filesystem::path output_;
    std::filesystem::path errors_;
    pid_t process_ = -1;
};

// Returns whether the condition becomes true within ten seconds.
bool eventually(const std::function<bool()>& condition);

}  // namespace kwic::test
