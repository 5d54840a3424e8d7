// SPDX-License-Identifier: GPL-2.0-or-later
// The built indexer as it watches a folder, from its first run on until the test ends.
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
    // Runs in `folder`, `command` before the program, and waits for its first summary.
    explicit Watching(std::filesystem::path folder, std::vector<std::string> arguments = {},
                      std::vector<std::string> command = {});
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    ~Watching();

    // Whether the searcher finds exactly these documents, in any order, or does so in the end.
    bool finds(const std::string& query, std::vector<std::string> ids) const;

    // Whether an ordinary run would change nothing, or would not in the end.
    bool is_current() const;

    // Whether that much was written to standard output or error, or is in the end.
    bool has_written(const std::string& part) const;

    std::string output() const;
    std::string errors() const;

    void signal(int number) const;

    // Waits for its end; returns the status as CommandOutput has it, or -1 if it does not end.
    int end();

private:
    std::filesystem::path folder_;
    std::filesystem::path output_;
    std::filesystem::path errors_;
    pid_t process_ = -1;
};

// Whether it becomes true within ten seconds.
bool eventually(const std::function<bool()>& condition);

}  // namespace kwic::test
