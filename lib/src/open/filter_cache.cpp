// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/filter_cache.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace kwic {

const FilterCache::Result* FilterCache::find(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end() || !found->second->result.documents) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &entries_.front().result;
}

bool FilterCache::is_repeated(const std::string& key) {
    if (by_key_.contains(key)) return true;
    store({key, {}});
    return false;
}

void FilterCache::add(const std::string& key, Result result) {
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        const auto entry = found->second;
        bytes_ -= bytes_of(*entry);
        by_key_.erase(found);
        entries_.erase(entry);
    }
    store({key, std::move(result)});
}

void FilterCache::clear() {
    by_key_.clear();
    entries_.clear();
    bytes_ = 0;
}

std::size_t FilterCache::bytes_of(const Entry& entry) {
    constexpr std::size_t overhead = 200;  // approximate size of an entry and of its node in the map
    std::size_t bytes = overhead + entry.key.size();
    if (entry.result.documents) bytes += entry.result.documents->bytes();
    for (const Warning& warning : entry.result.warnings) bytes += sizeof warning + warning.message.size();
    return bytes;
}

// Stores an entry whose key is not in the cache. Drops the least recently used entries if the cache would exceed its
// memory limit. Does nothing if the entry needs more than half of the memory limit.
void FilterCache::store(Entry entry) {
    const std::size_t bytes = bytes_of(entry);
    if (bytes > max_bytes_ / 2) return;
    while (bytes_ + bytes > max_bytes_) drop_last();
    entries_.push_front(std::move(entry));
    try {
        by_key_.emplace(entries_.front().key, entries_.begin());
    } catch (...) {
        entries_.pop_front();
        throw;
    }
    bytes_ += bytes;
}

void FilterCache::drop_last() {
    bytes_ -= bytes_of(entries_.back());
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
}

}  // namespace kwic
