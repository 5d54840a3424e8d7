// SPDX-License-Identifier: GPL-2.0-or-later
// OrderedQueue passes items from several threads to one consumer, in a fixed order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace kwic {

// Each item belongs to a unit. The units are numbered 0, 1, 2 ... A unit has one or more items, and one thread puts all
// of them. The consumer gets all items of unit 0 in the order in which the thread put them, then all items of unit 1,
// and so on. If a thread puts the item that the consumer must get next, the thread calls the consumer for this item and
// for the waiting items that follow in order. No two threads call the consumer at the same time. No lock is held during
// a call of the consumer, so that other threads can put items.
template <class Item>
class OrderedQueue {
public:
    using Consumer = std::function<void(Item)>;

    // Items that are put before their turn wait in the queue. put() limits the sum of the sizes of the waiting items to
    // about `max_waiting`. If `max_waiting` is 0, no item waits: put() blocks until the item is the next in order, and
    // returns after the consumer has returned.
    OrderedQueue(std::size_t max_waiting, Consumer consume) : max_waiting_(max_waiting), consume_(std::move(consume)) {}

    // Adds the next item of `unit`. Blocks while the sum of the sizes of the waiting items is at least `max_waiting`,
    // unless the item is the next in order. After fail(), drops the item and returns false. Throws the exceptions of
    // the consumer. After an exception of the consumer, no more items are consumed, and the caller must call fail() or
    // end the program, because other threads may be blocked in put().
    [[nodiscard]] bool put(std::uint64_t unit, Item item, std::size_t size, bool ends_unit = true) {
        std::unique_lock lock(mutex_);
        const Number number{unit, items_of_[unit]++};
        if (ends_unit) items_of_.erase(unit);
        // The next item in order never waits, so that at least one thread can always proceed.
        changed_.wait(lock, [&] { return has_failed_ || number == next_ || waiting_size_ < max_waiting_; });
        if (has_failed_) return false;
        waiting_size_ += size;
        waiting_.emplace(number, Waiting{std::move(item), size, ends_unit});
        if (!is_consuming_) consume_ready(lock);
        return true;
    }

    // Makes put() return false, also in the threads that are blocked in put(). Waiting items are not consumed.
    void fail() {
        const std::lock_guard lock(mutex_);
        has_failed_ = true;
        changed_.notify_all();
    }

private:
    using Number = std::pair<std::uint64_t, std::uint64_t>;  // the unit, and the position of the item in the unit

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
            consume_(std::move(first.item));  // if consume_() throws, is_consuming_ remains true
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
    std::map<std::uint64_t, std::uint64_t> items_of_;  // number of items put so far, for each incomplete unit
    std::size_t waiting_size_ = 0;
    Number next_{0, 0};
    bool is_consuming_ = false;
    bool has_failed_ = false;
};

}  // namespace kwic
