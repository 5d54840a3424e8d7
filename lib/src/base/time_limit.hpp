// SPDX-License-Identifier: GPL-2.0-or-later
// TimeLimit states when a search must end: at a deadline, or when a stop is requested.
#pragma once

#include <chrono>
#include <stop_token>

namespace kwic {

struct TimeLimit {
    using Clock = std::chrono::steady_clock;

    Clock::time_point end = Clock::time_point::max();
    std::stop_token stop = {};

    // Returns whether is_over() can ever return true. If is_finite() returns false, is_over() need not be called.
    bool is_finite() const { return end != Clock::time_point::max() || stop.stop_possible(); }

    bool is_over() const { return stop.stop_requested() || (end != Clock::time_point::max() && Clock::now() >= end); }
};

}  // namespace kwic
