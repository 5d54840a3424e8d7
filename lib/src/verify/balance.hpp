// SPDX-License-Identifier: GPL-2.0-or-later
// Balance finds out whether two sets of records are equal. Each set is read once, in its own order, in constant memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kwic::verify {

// The records of one set are added as hashes, those of the other are subtracted. Each record has a key, such as a
// document number, which selects one of 2^20 sums: a sum that is not 0 in the end shows that the sets differ in a
// record with such a key. With more keys than sums, several keys share a sum. Thread-safe.
class Balance {
public:
    Balance() : sums_(buckets) {}

    void add(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_add(hash, std::memory_order_relaxed); }
    void subtract(std::uint64_t key, std::uint64_t hash) { sum(key).fetch_sub(hash, std::memory_order_relaxed); }

    // Makes is_off() false for a key, because its records could not be read.
    void excuse(std::uint64_t key);

    // is_even() returns whether no key is off. Both must be called after all records were added and subtracted.
    bool is_even() const;
    bool is_off(std::uint64_t key) const;

private:
    static constexpr std::size_t buckets = std::size_t{1} << 20;

    std::atomic<std::uint64_t>& sum(std::uint64_t key) { return sums_[key % buckets]; }

    std::vector<std::atomic<std::uint64_t>> sums_;
    std::mutex mutex_;
    std::unordered_set<std::size_t> excused_;  // numbers of sums
};

std::uint64_t hash_of(std::string_view bytes);
std::uint64_t hash_of(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0);

}  // namespace kwic::verify
