// SPDX-License-Identifier: GPL-2.0-or-later
// Puts the segments of all threads into the order of their units, and collects them, on whatever thread has brought the
// one that was missing.
#pragma once

#include "glass/collector.hpp"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <utility>

namespace kwic::glass {

class SegmentQueue : public SegmentSink {
public:
    // `memory`: bytes that may wait. `collector` must outlive it.
    SegmentQueue(Collector& collector, std::size_t memory) : collector_(collector), memory_(memory) {}

    void put(std::uint64_t unit, Segment segment) override;

    // Wakes those that wait; what was not collected never will be.
    void fail();

private:
    using Number = std::pair<std::uint64_t, std::uint64_t>;  // unit, segment of it

    void collect_ready(std::unique_lock<std::mutex>& lock);

    Collector& collector_;
    std::size_t memory_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<Number, Segment> waiting_;
    std::map<std::uint64_t, std::uint64_t> segments_of_;  // brought so far, of units that are not complete
    std::size_t waiting_bytes_ = 0;
    Number next_{0, 0};
    bool is_collecting_ = false;
    bool has_failed_ = false;
};

}  // namespace kwic::glass
