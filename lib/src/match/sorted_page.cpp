// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sorted_page.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool is_numbered_before(const SortedEntry& a, const SortedEntry& b) { return a.number < b.number; }

bool is_indexed_before(const SortedEntry& a, const SortedEntry& b) { return a.document.document < b.document.document; }

// Reorders `range` so that the entries of `page`, and all entries equal to the first or the last entry of `page`, are
// at their places in sorted order. Returns the range of these entries. The entries before and after the returned range
// are in any order.
template <class Range, class IsLess>
Range sort_around(Range range, Range page, IsLess is_less) {
    auto [low, high] = range;
    const auto [first, end] = page;
    std::nth_element(low, first, high, is_less);
    const SortedEntry min = *first;  // the next call may move this entry
    std::nth_element(first, end - 1, high, is_less);
    const SortedEntry max = *(end - 1);
    low = std::partition(low, first, [&](const SortedEntry& e) { return is_less(e, min); });
    high = std::partition(end, high, [&](const SortedEntry& e) { return !is_less(max, e); });
    // [low, high) now contains the entries of `page` and all entries equal to the first or the last of them.
    std::sort(low, high, is_less);
    return {low, high};
}

std::vector<KeyBytes> parts_of(const std::string& key) {
    std::vector<KeyBytes> parts;
    for (ByteReader reader(key); !reader.rest().empty();) {
        if (reader.number() != 0)
            parts.emplace_back(reader.string());
        else
            parts.emplace_back();
    }
    return parts;
}

}  // namespace

SortedPage::SortedPage(const SortOrder& order, IndexSet& indexes, Deadline& deadline,
                       const std::vector<Ranked>& documents) {
    for (const SortKey& key : order) {
        keys_.push_back(make_levels(key, indexes, deadline));
        for (const auto& level : keys_.back().levels) levels_.push_back({level.get(), keys_.size() - 1});
    }
    entries_.reserve(documents.size());
    for (const Ranked& each : documents) entries_.push_back({0, each});
}

std::string SortedPage::key(const Ranked& document) const {
    std::string key;
    for (const SortLevels& each : keys_) {
        const KeyBytes bytes = each.key(document);
        append_varint(key, bytes.has_value());
        if (bytes) append_string(key, *bytes);
    }
    return key;
}

// Puts the entries of `page`, which is a part of `range`, into sorted order. The entries of `range` are equal by all
// levels before `level`.
void SortedPage::arrange(Range range, Range page, std::size_t level) {
    if (page.first >= page.second || range.second - range.first < 2) return;
    while (level < levels_.size() && !levels_[level].level->is_needed()) ++level;
    if (level == levels_.size()) {
        sort_around(range, page, is_indexed_before);
        return;
    }
    if (level > 0) std::sort(range.first, range.second, is_indexed_before);
    levels_[level].level->read({range.first, range.second}, static_cast<std::size_t>(page.second - range.first),
                               nullptr);
    const auto [low, high] = sort_around(range, page, is_numbered_before);
    for (auto tie = low; tie < page.second;) {
        const auto next = std::upper_bound(tie, high, *tie, is_numbered_before);
        arrange({tie, next}, {std::max(tie, page.first), std::min(next, page.second)}, level + 1);
        tie = next;
    }
}

std::vector<Ranked> SortedPage::page(std::size_t offset, std::size_t limit) {
    if (offset >= entries_.size() || limit == 0) return {};
    const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto end = first + static_cast<std::ptrdiff_t>(std::min(limit, entries_.size() - offset));
    arrange({entries_.begin(), entries_.end()}, {first, end}, 0);
    std::vector<Ranked> page;
    for (auto entry = first; entry != end; ++entry) page.push_back(entry->document);
    return page;
}

void SortedPage::begin_after(const std::string& key, Xapian::docid number) {
    const std::vector<KeyBytes> parts = parts_of(key);
    Entries equal = std::move(entries_);
    entries_.clear();
    for (const Level& each : levels_) {
        if (!each.level->is_needed()) continue;
        const LastDocument last_document{each.key < parts.size() ? parts[each.key] : KeyBytes(), number};
        const std::uint64_t last = each.level->read(equal, equal.size(), &last_document);
        std::copy_if(equal.begin(), equal.end(), std::back_inserter(entries_),
                     [&](const SortedEntry& e) { return e.number > last; });
        std::erase_if(equal, [&](const SortedEntry& e) { return e.number != last; });
    }
    std::copy_if(equal.begin(), equal.end(), std::back_inserter(entries_),
                 [&](const SortedEntry& e) { return e.document.document > number; });
    std::sort(entries_.begin(), entries_.end(), is_indexed_before);
}

}  // namespace kwic
