// SPDX-License-Identifier: GPL-2.0-or-later
// Balance: whether two sides hold the same things, each side read in its own order, once and in constant memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kwic::verify {

// The two sides are sums of hashes, one adds and one subtracts, so that order does not matter. They are kept apart
// by a key (a document's number, say) in max_buckets sums of 8 bytes: what is left over tells which keys differ,
// exactly for so many keys, and among a few that share a sum for more. Thread-safe.
class Balance {
public:
    Balance() : sums_(buckets) {}

    void add(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_add(hash, std::memory_order_relaxed); }
    void subtract(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_sub(hash, std::memory_order_relaxed); }

    // A key that one side could not be read of: it is never off.
    void excuse(std::uint64_t key);

    // To be asked when both sides are complete.
    bool is_even() const;
    bool is_off(std::uint64_t key) const;

private:
    static constexpr std::size_t buckets = std::size_t{1} << 20;

    std::atomic<std::uint64_t>& sum(std::uint64_t key) { return sums_[key % buckets]; }

    std::vector<std::atomic<std::uint64_t>> sums_;
    std::mutex mutex_;
    std::unordered_set<std::size_t> excused_;  // buckets
};

std::uint64_t hash_of(std::string_view bytes);
std::uint64_t hash_of(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);

}  // namespace kwic::verify
