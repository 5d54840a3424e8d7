// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/balance.hpp"

#include <xxhash.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>

namespace kwic::verify {

void Balance::ignore(std::uint64_t key) {
    const std::lock_guard lock(mutex_);
    ignored_.insert(key % buckets);
}

bool Balance::is_equal() const {
    for (std::size_t bucket = 0; bucket < buckets; ++bucket)
        if (differs(bucket)) return false;
    return true;
}

bool Balance::differs(std::uint64_t key) const {
    return sums_[key % buckets].load(std::memory_order_relaxed) != 0 && !ignored_.contains(key % buckets);
}

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t hash_of(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    const std::uint64_t all[] = {a, b, c};
    return XXH3_64bits(all, sizeof all);
}

}  // namespace kwic::verify
