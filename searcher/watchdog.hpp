// SPDX-License-Identifier: GPL-2.0-or-later
// Watchdog checks the indexes for damage if a search takes longer than a second, because Xapian may search damaged
// tables forever and cannot be interrupted. Shorter searches do not spend time on this check.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kwic::searcher {

// The constructor starts a thread that waits for the duration `patience`, and then checks the files of each index once.
// If a file is damaged, the thread prints a message and ends the program with status 2. The destructor stops the
// thread.
class Watchdog {
public:
    // `indexes` are the folders and servers that are searched. Servers are not checked.
    explicit Watchdog(std::vector<std::string> indexes, std::chrono::milliseconds patience = std::chrono::seconds(1));

private:
    void watch(const std::stop_token& stop, std::chrono::milliseconds patience);

    std::vector<std::string> indexes_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;  // last member, because the thread uses the other members
};

}  // namespace kwic::searcher
