// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sorted_page.hpp"

#include "base/big_endian.hpp"
#include "match/sort_key.hpp"
#include "schema/value_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Special values of Entry::prefix. No key begins with eight zero bytes.
constexpr std::uint64_t unknown = 0;
constexpr std::uint64_t after_all_others = std::numeric_limits<std::uint64_t>::max();

// Returns the rank of `folder` in the sorted list `folders`: 2 * i + 2 if `folder` is folders[i], otherwise 2 * i + 1,
// where i is the index at which `folder` would be inserted.
std::uint64_t rank_of(const std::string& folder, const std::vector<std::string>& folders) {
    const auto found = std::lower_bound(folders.begin(), folders.end(), folder);
    const auto index = static_cast<std::uint64_t>(found - folders.begin());
    return 2 * index + (found != folders.end() && *found == folder ? 2 : 1);
}

}  // namespace

SortedPage::SortedPage(Sort sort, IndexSet& indexes, Deadline& deadline, const std::vector<Ranked>& documents)
    : sort_(sort), indexes_(indexes), deadline_(deadline) {
    entries_.reserve(documents.size());
    for (const Ranked& each : documents) entries_.push_back({0, unknown, each});
    if (sort == Sort::path) read_folders();
    if (sort == Sort::title) read_prefixes(entries_.begin(), entries_.end());
    if (!has_key(sort)) read_days();
}

bool SortedPage::is_before(const Entry& a, const Entry& b) {
    return std::tie(a.folder, a.prefix, a.document.document) < std::tie(b.folder, b.prefix, b.document.document);
}

std::string SortedPage::key(Xapian::docid document) {
    if (has_key(sort_)) return sort_key(sort_, indexes_.document(document));
    return date_key(sort_,
                    indexes_.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::date_slot));
}

void SortedPage::read_days() {
    ValueReader days(indexes_.database(), schema::date_slot);
    for (Entry& entry : entries_) entry.prefix = prefix_8(date_key(sort_, days.value(entry.document.document)));
}

void SortedPage::read_folders() {
    std::map<std::string, std::uint64_t> numbers;  // number of each folder, in the order of first occurrence
    ValueReader folders(indexes_.database(), schema::folder_slot);
    for (Entry& entry : entries_)
        entry.folder = numbers.try_emplace(folders.value(entry.document.document), numbers.size()).first->second;
    std::vector<std::string> keys(numbers.size());
    for (const auto& [folder, number] : numbers) keys[number] = folder_key(folder);
    folders_ = keys;
    std::sort(folders_.begin(), folders_.end());
    folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
    std::vector<std::uint64_t> ranks;  // rank of each folder, indexed by the number of the folder
    for (const std::string& key : keys) ranks.push_back(rank_of(key, folders_));
    for (Entry& entry : entries_) entry.folder = ranks[entry.folder];
}

void SortedPage::read_prefixes(Entries::iterator begin, Entries::iterator end) {
    std::vector<std::uint64_t>& cached = indexes_.key_prefixes(sort_);
    for (auto entry = begin; entry != end; ++entry) {
        std::uint64_t& prefix = cached[entry->document.document];
        if (prefix == unknown && !deadline_.check_time())
            prefix = prefix_8(own_key(sort_, indexes_.document(entry->document.document)));
        entry->prefix = prefix == unknown ? after_all_others : prefix;
    }
}

void SortedPage::sort_ties(Entries::iterator begin, Entries::iterator end) {
    if (end - begin < 2 || !has_key(sort_)) return;
    std::vector<std::pair<std::string, Entry>> keyed;
    for (auto entry = begin; entry != end && !deadline_.check_time(); ++entry)
        keyed.emplace_back(key(entry->document.document), *entry);
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : is_before(a.second, b.second);
    });
    for (const auto& [key, entry] : keyed) *begin++ = entry;
}

std::vector<Ranked> SortedPage::page(std::size_t offset, std::size_t limit) {
    if (offset >= entries_.size() || limit == 0) return {};
    const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto end = first + static_cast<std::ptrdiff_t>(std::min(limit, entries_.size() - offset));

    // Narrows [low, high) around the page [first, end). Excludes each entry whose `part` is less than the part of
    // *first or greater than the part of *(end - 1).
    auto low = entries_.begin(), high = entries_.end();
    const auto narrow = [&](auto part) {
        const auto is_less = [&](const Entry& a, const Entry& b) { return part(a) < part(b); };
        std::nth_element(low, first, high, is_less);
        const Entry min = *first;  // the next call may move this entry
        std::nth_element(first, end - 1, high, is_less);
        const Entry max = *(end - 1);
        low = std::partition(low, first, [&](const Entry& e) { return is_less(e, min); });
        high = std::partition(end, high, [&](const Entry& e) { return !is_less(max, e); });
    };
    narrow([](const Entry& e) { return e.folder; });
    if (sort_ == Sort::path) read_prefixes(low, high);
    narrow([](const Entry& e) { return std::pair(e.folder, e.prefix); });
    std::sort(low, high, is_before);
    for (auto tie = low; tie < end;) {  // entries with equal folder and prefix
        const auto next =
            std::find_if(tie, high, [&](const Entry& e) { return e.folder != tie->folder || e.prefix != tie->prefix; });
        sort_ties(tie, next);
        tie = next;
    }
    std::vector<Ranked> page;
    for (auto entry = first; entry != end; ++entry) page.push_back(entry->document);
    return page;
}

void SortedPage::begin_after(const std::string& last, Xapian::docid number) {
    const std::string folder(folder_part(sort_, last));
    const std::uint64_t last_folder = sort_ == Sort::path ? rank_of(folder, folders_) : 0;
    const std::uint64_t prefix = prefix_8(std::string_view(last).substr(folder.size()));
    if (sort_ == Sort::path) {
        const auto same_folder_end = std::stable_partition(entries_.begin(), entries_.end(),
                                                           [&](const Entry& e) { return e.folder == last_folder; });
        read_prefixes(entries_.begin(), same_folder_end);
    }
    std::erase_if(entries_, [&](const Entry& e) {
        if (e.folder != last_folder) return e.folder < last_folder;
        if (e.prefix != prefix) return e.prefix < prefix;
        return std::pair(key(e.document.document), e.document.document) <= std::pair(last, number);
    });
}

}  // namespace kwic
