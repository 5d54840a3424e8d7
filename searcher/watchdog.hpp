// SPDX-License-Identifier: GPL-2.0-or-later
// Watchdog: whether an answer that is long in coming will ever come. On tables that are damaged, Xapian may search
// without end, and nothing stops it; but how an answer that takes so long will come out nobody knows, and there is time
// to compare the files of the index.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kwic::searcher {

// While it lives, a thread waits. When the time is over it compares all files of the indexes, once, and if one is
// damaged it says so and ends the program with the status 2.
class Watchdog {
public:
    // Indexes as they are named on the command line; those on servers are not compared.
    explicit Watchdog(std::vector<std::string> indexes, std::chrono::milliseconds patience = std::chrono::seconds(1));

private:
    void watch(const std::stop_token& stop, std::chrono::milliseconds patience);

    std::vector<std::string> indexes_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;  // the last member: it uses the others
};

}  // namespace kwic::searcher
