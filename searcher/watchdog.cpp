// SPDX-License-Identifier: GPL-2.0-or-later
#include "watchdog.hpp"

#include "terminal.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <chrono>
#include <exception>
#include <mutex>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

// Returns a description of the first defect in the files of an index, or an empty string if there is no defect or if
// the files cannot be checked.
std::string damage_of(const std::string& index, const std::stop_token& stop) {
    try {
        const auto findings = verify_files(index, stop);
        return findings.empty() ? "" : findings.front();
    } catch (const Error& error) {
        return error.code() == ErrorCode::corrupt ? error.what() : "";
    } catch (const std::exception&) {  // such as std::bad_alloc
        return "";
    }
}

}  // namespace

Watchdog::Watchdog(std::vector<std::string> indexes, std::chrono::milliseconds patience)
    : indexes_(std::move(indexes)) {
    try {
        thread_ = std::jthread([this, patience](const std::stop_token& stop) { watch(stop, patience); });
    } catch (const std::system_error&) {  // the search continues without a watchdog
    }
}

void Watchdog::watch(const std::stop_token& stop, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    ended_.wait_for(lock, stop, patience, [] { return false; });
    for (const std::string& index : indexes_) {
        if (stop.stop_requested()) return;
        const std::string damage = damage_of(index, stop);
        if (damage.empty()) continue;
        end_program(to_string(ErrorCode::corrupt),
                    "the index '" + index + "' is damaged: " + damage + "; rebuild it with kwic-indexer --rebuild");
    }
}

}  // namespace kwic::searcher
