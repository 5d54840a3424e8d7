// SPDX-License-Identifier: GPL-2.0-or-later
// Monitor reports the progress of a long operation to a callback. Each function of Monitor throws Error (cancelled) if
// a stop has been requested.
#pragma once

#include "base/cancellation.hpp"

#include <kwic/progress.hpp>

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <thread>
#include <utility>

namespace kwic {

class Monitor {
public:
    Monitor() = default;
    Monitor(ProgressCallback progress, std::stop_token stop) : progress_(std::move(progress)), stop_(std::move(stop)) {}

    // Begins a stage of `total` parts. The callback is called only on the thread that calls begin().
    void begin(Progress::Stage stage, std::uint64_t total) {
        stage_ = stage;
        total_ = total;
        done_ = 0;
        listener_ = std::this_thread::get_id();
        advance(0);
    }

    // Adds `parts` to the number of finished parts. May be called from any thread between begin() and end().
    void advance(std::uint64_t parts) {
        const std::uint64_t done = done_ += parts;
        look();
        if (progress_ && std::this_thread::get_id() == listener_) progress_({stage_, done, total_});
    }

    // Ends the stage. Must be called on the thread that called begin().
    void end() {
        look();
        if (progress_) progress_({stage_, total_, total_});
    }

    // Throws Error (cancelled) if a stop has been requested. Does not call the callback.
    void look() const { throw_if_stopped(stop_); }

private:
    ProgressCallback progress_;
    std::stop_token stop_;
    Progress::Stage stage_ = {};
    std::uint64_t total_ = 0;
    std::atomic<std::uint64_t> done_ = 0;
    std::thread::id listener_;
};

}  // namespace kwic
