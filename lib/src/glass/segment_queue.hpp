// SPDX-License-Identifier: GPL-2.0-or-later
// SegmentQueue passes the segments of all threads to the collector, in the order of the documents.
// glass/bulk_builder.hpp explains segments and units.
#pragma once

#include "base/ordered_queue.hpp"
#include "glass/collector.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace kwic::glass {

class SegmentQueue : public SegmentSink {
public:
    // `max_waiting_bytes` is the approximate maximum of the total size of the segments that wait for earlier segments.
    // `collector` must outlive the queue.
    SegmentQueue(Collector& collector, std::size_t max_waiting_bytes)
        : queue_(max_waiting_bytes, [&collector](Segment segment) { collector.collect(std::move(segment)); }) {}

    // Throws Error (internal) after fail(), and the exceptions of the collector.
    void put(std::uint64_t unit, Segment segment) override {
        const std::size_t size = segment.size();
        const bool ends_unit = segment.ends_unit;
        if (!queue_.put(unit, std::move(segment), size, ends_unit))
            throw Error(ErrorCode::internal, "another thread has failed");
    }

    // Makes put() throw in all threads, including the threads that are blocked in put().
    void fail() { queue_.fail(); }

private:
    OrderedQueue<Segment> queue_;
};

}  // namespace kwic::glass
