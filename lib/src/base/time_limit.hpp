// SPDX-License-Identifier: GPL-2.0-or-later
// TimeLimit: until when a search may look for more, by the clock and by whoever asked for it.
#pragma once

#include <chrono>
#include <stop_token>

namespace kwic {

struct TimeLimit {
    using Clock = std::chrono::steady_clock;

    Clock::time_point end = Clock::time_point::max();
    std::stop_token stop = {};

    // Whether it can ever be over; if not, nobody need look.
    bool is_finite() const { return end != Clock::time_point::max() || stop.stop_possible(); }

    bool is_over() const { return stop.stop_requested() || (end != Clock::time_point::max() && Clock::now() >= end); }
};

}  // namespace kwic
