// SPDX-License-Identifier: GPL-2.0-or-later
// FilterCache: the documents that match the filters of earlier searches (see SearchOptions::filter). If the cache would
// exceed its memory limit, it drops the least recently used filters.
#pragma once

#include "compile/document_set.hpp"

#include <kwic/warning.hpp>

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

class FilterCache {
public:
    // The result of a filter.
    struct Result {
        std::shared_ptr<const DocumentSet> documents;
        std::vector<Warning> warnings;
    };

    // `max_bytes` limits the memory of the keys and of the document sets.
    explicit FilterCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}
    FilterCache(const FilterCache&) = delete;
    FilterCache& operator=(const FilterCache&) = delete;

    // Returns the result for `key`, or null. The pointer is valid until the next call of a member that is not const.
    const Result* find(const std::string& key);

    // Returns whether an earlier call had the same `key` and the cache has not dropped this key. The result of a filter
    // that is used only once is not worth storing.
    bool is_repeated(const std::string& key);

    // Stores `result` unless it needs more than half of the memory limit.
    void add(const std::string& key, Result result);

    void clear();
    std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        std::string key;
        Result result;  // empty until add() stores a result
    };

    static std::size_t bytes_of(const Entry& entry);
    void store(Entry entry);
    void drop_last();

    const std::size_t max_bytes_;
    std::list<Entry> entries_;  // the entry that was used last comes first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;  // the keys point into the entries
    std::size_t bytes_ = 0;
};

}  // namespace kwic
