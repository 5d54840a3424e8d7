// SPDX-License-Identifier: GPL-2.0-or-later
// OrderedQueue: passes the items that several threads make to one consumer, in the order of their units.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace kwic {

// The work is divided into units 0, 1, 2 ... Each unit is made by one thread and consists of one or more items. The
// consumer gets all items of unit 0 in the order in which they were put, then those of unit 1, and so on. It is called
// by the thread that puts the item that is next in order, for that item and those after it that are waiting: never by
// two threads at once, and without a lock, so that other threads go on putting.
template <class Item>
class OrderedQueue {
public:
    using Consumer = std::function<void(Item)>;

    // Up to about `max_waiting` of the sizes given to put() wait for earlier items. With 0 nothing waits: put() returns
    // when the consumer has had the item.
    OrderedQueue(std::size_t max_waiting, Consumer consume) : max_waiting_(max_waiting), consume_(std::move(consume)) {}

    // Adds the next item of `unit`, and blocks while too much is waiting. Returns false, and drops the item, after
    // fail(). If the consumer throws, so does put(); nothing is consumed from then on, and the caller must call fail()
    // or end the program, or other threads may block forever.
    [[nodiscard]] bool put(std::uint64_t unit, Item item, std::size_t size, bool ends_unit = true) {
        std::unique_lock lock(mutex_);
        const Number number{unit, items_of_[unit]++};
        if (ends_unit) items_of_.erase(unit);
        // The item that is next never waits, so that there is always a thread that can proceed.
        changed_.wait(lock, [&] { return has_failed_ || number == next_ || waiting_size_ < max_waiting_; });
        if (has_failed_) return false;
        waiting_size_ += size;
        waiting_.emplace(number, Waiting{std::move(item), size, ends_unit});
        if (!is_consuming_) consume_ready(lock);
        return true;
    }

    // Wakes the threads that are blocked in put(). Items that are waiting are never consumed.
    void fail() {
        const std::lock_guard lock(mutex_);
        has_failed_ = true;
        changed_.notify_all();
    }

private:
    using Number = std::pair<std::uint64_t, std::uint64_t>;  // the unit, and the position of the item in it

    struct Waiting {
        Item item;
        std::size_t size;
        bool ends_unit;
    };

    void consume_ready(std::unique_lock<std::mutex>& lock) {
        is_consuming_ = true;
        while (!has_failed_ && !waiting_.empty() && waiting_.begin()->first == next_) {
            Waiting first = std::move(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            lock.unlock();
            consume_(std::move(first.item));  // if it throws, is_consuming_ remains set
            lock.lock();
            waiting_size_ -= first.size;
            next_ = first.ends_unit ? Number{next_.first + 1, 0} : Number{next_.first, next_.second + 1};
            changed_.notify_all();
        }
        is_consuming_ = false;
    }

    const std::size_t max_waiting_;
    const Consumer consume_;
    std::mutex mutex_;  // guards the members below
    std::condition_variable changed_;
    std::map<Number, Waiting> waiting_;
    std::map<std::uint64_t, std::uint64_t> items_of_;  // number of items put so far, for the units that are incomplete
    std::size_t waiting_size_ = 0;
    Number next_{0, 0};
    bool is_consuming_ = false;
    bool has_failed_ = false;
};

}  // namespace kwic
