// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/segment_queue.hpp"

#include <kwic/error.hpp>

namespace kwic::glass {

void SegmentQueue::put(std::uint64_t unit, Segment segment) {
    std::unique_lock lock(mutex_);
    const Number number{unit, segments_of_[unit]++};
    if (segment.ends_unit) segments_of_.erase(unit);
    // The one that is next never waits, so that there is always a thread that goes on.
    changed_.wait(lock, [&] { return has_failed_ || number == next_ || waiting_bytes_ < memory_; });
    if (has_failed_) throw Error(ErrorCode::internal, "another thread has failed");
    waiting_bytes_ += segment.size();
    waiting_.emplace(number, std::move(segment));
    if (!is_collecting_) collect_ready(lock);
}

void SegmentQueue::collect_ready(std::unique_lock<std::mutex>& lock) {
    is_collecting_ = true;
    while (!has_failed_ && !waiting_.empty() && waiting_.begin()->first == next_) {
        Segment segment = std::move(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
        const std::size_t bytes = segment.size();
        const bool ends_unit = segment.ends_unit;
        lock.unlock();
        collector_.collect(std::move(segment));  // when it throws, the caller fails the queue
        lock.lock();
        waiting_bytes_ -= bytes;
        next_ = ends_unit ? Number{next_.first + 1, 0} : Number{next_.first, next_.second + 1};
        changed_.notify_all();
    }
    is_collecting_ = false;
}

void SegmentQueue::fail() {
    const std::lock_guard lock(mutex_);
    has_failed_ = true;
    changed_.notify_all();
}

}  // namespace kwic::glass
