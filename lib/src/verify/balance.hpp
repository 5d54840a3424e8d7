// SPDX-License-Identifier: GPL-2.0-or-later
// Balance determines whether two sets of records are equal. A Balance reads each set once, in any order, and uses a
// constant amount of memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kwic::verify {

// The hashes of the records of one set are added, and the hashes of the other set are subtracted. Each record has a
// key, such as a document number, which selects one of 2^20 sums. If a sum is not 0 at the end, the sets differ in a
// record whose key selects this sum. Keys that are equal modulo 2^20 share a sum. Thread-safe.
class Balance {
public:
    Balance() : sums_(buckets) {}

    void add(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_add(hash, std::memory_order_relaxed); }
    void subtract(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_sub(hash, std::memory_order_relaxed); }

    // Makes differs() return false for `key` and for the keys that share its sum. Call this function if records with
    // `key` could not be read.
    void ignore(std::uint64_t key);

    // differs() returns whether the sets differ for `key` or for a key that shares its sum. is_equal() returns true if
    // differs() returns false for all keys. Call these functions only after all records have been added and subtracted.
    bool is_equal() const;
    bool differs(std::uint64_t key) const;

private:
    static constexpr std::size_t buckets = std::size_t{1} << 20;

    std::atomic<std::uint64_t>& sum(std::uint64_t key) { return sums_[key % buckets]; }

    std::vector<std::atomic<std::uint64_t>> sums_;
    std::mutex mutex_;
    std::unordered_set<std::size_t> ignored_;  // indexes of sums
};

std::uint64_t hash_of(std::string_view bytes);
std::uint64_t hash_of(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);

}  // namespace kwic::verify
