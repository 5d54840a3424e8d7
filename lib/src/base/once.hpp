// SPDX-License-Identifier: GPL-2.0-or-later
// A Once calls a function once. Use Once instead of std::call_once for a function that may throw: an exception that
// leaves std::call_once passes through the C library, which ends the process if memory has run out.
#pragma once

#include <atomic>
#include <mutex>

namespace kwic {

// Thread-safe.
class Once {
public:
    // Calls `function` unless an earlier call of call() has returned. If `function` throws, the next call of call()
    // calls its function.
    template <class Function>
    void call(Function function) {
        if (is_done_.load(std::memory_order_acquire)) return;
        const std::lock_guard lock(mutex_);
        if (is_done_.load(std::memory_order_relaxed)) return;
        function();
        is_done_.store(true, std::memory_order_release);
    }

private:
    std::atomic<bool> is_done_ = false;
    std::mutex mutex_;
};

}  // namespace kwic
