// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/identifier_lookup.hpp"

#include "base/utf8.hpp"
#include "glass/entry_lookup.hpp"
#include "text/humps.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A call of with_part() or with_humps() reads the humps of at most max_read * `max` identifiers.
constexpr std::size_t max_read = 20;

constexpr std::size_t max_pages = 256;  // maximum number of pages in the cache `pages_`

}  // namespace

// Returns the identifiers that have at least one of `parts`.
IdentifierLookup::Listed IdentifierLookup::listed(glass::EntryLookup& lookup, const std::vector<std::string>& parts) {
    Listed found;
    std::size_t entries = 0;
    for (const std::string& part : parts) {
        const std::string entry = lookup.metadata(identifier_key(part));
        if (entry.empty()) continue;
        ++entries;
        for_each_identifier(entry, [&](const ListedIdentifier& each) { found.push_back(each); });
    }
    if (entries > 1) std::ranges::sort(found, {}, &ListedIdentifier::number);
    const auto have_same_number = [](const ListedIdentifier& a, const ListedIdentifier& b) {
        return a.number == b.number;
    };
    found.erase(std::unique(found.begin(), found.end(), have_same_number), found.end());
    return found;
}

void IdentifierLookup::with_part(const std::vector<std::string>& parts, std::size_t max, const Receiver& receive) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        for (const auto& [number, log] : listed(*entries_[i], parts)) candidates.push_back({i, number, 0, log});
    if (candidates.size() > max) count_words(candidates);
    pass(std::move(candidates), max, "", receive);
}

void IdentifierLookup::with_humps(const std::vector<std::string>& humps, std::size_t max, const Receiver& receive) {
    std::string joined;
    for (const std::string& hump : humps) joined += hump;
    if (joined.size() > max_identifier_bytes) return;
    // A hump of one character is not a part, so only the other humps are looked up.
    std::set<std::string> distinct(humps.begin(), humps.end());
    std::erase_if(distinct, [](const std::string& hump) { return count_characters(hump) < 2; });
    if (distinct.empty()) return;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Listed common = listed(*entries_[i], {*distinct.begin()});
        for (auto hump = std::next(distinct.begin()); hump != distinct.end() && !common.empty(); ++hump) {
            const Listed other = listed(*entries_[i], {*hump});
            auto at = other.begin();
            std::erase_if(common, [&](const ListedIdentifier& each) {
                while (at != other.end() && at->number < each.number) ++at;
                return at == other.end() || at->number != each.number;
            });
        }
        for (const auto& [number, log] : common) candidates.push_back({i, number, 0, log});
    }
    pass(std::move(candidates), max, joined, receive);
}

// Sets Candidate::words. `candidates` must be sorted by database and then by number.
void IdentifierLookup::count_words(std::vector<Candidate>& candidates) {
    if (listed_.empty()) {
        listed_.resize(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i)
            for (const std::vector<std::string>& forms : query_) listed_[i].push_back(listed(*entries_[i], forms));
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto first = std::ranges::lower_bound(candidates, i, {}, &Candidate::database);
        const auto end = std::ranges::upper_bound(candidates, i, {}, &Candidate::database);
        for (const Listed& word : listed_[i]) {
            auto at = word.begin();
            for (auto candidate = first; candidate != end; ++candidate) {
                while (at != word.end() && at->number < candidate->number) ++at;
                if (at != word.end() && at->number == candidate->number) ++candidate->words;
            }
        }
    }
}

// Reads candidates, best first, and passes their words to the receiver. If `joined` is not empty, passes only words in
// which one or more consecutive humps together equal `joined`.
void IdentifierLookup::pass(std::vector<Candidate> candidates, std::size_t max, const std::string& joined,
                            const Receiver& receive) {
    const auto is_worse = [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.words, a.log_documents, b.database, b.number) <
               std::tuple(b.words, b.log_documents, a.database, a.number);
    };
    // There may be a million candidates, so they are not sorted.
    std::ranges::make_heap(candidates, is_worse);
    std::vector<std::string> words;
    for (std::size_t left = max_read * max; !candidates.empty() && left > 0; --left) {
        std::ranges::pop_heap(candidates, is_worse);
        const std::string& humps = humps_of(candidates.back());
        candidates.pop_back();
        if (joined.empty() || has_joined_humps(humps, joined)) words.push_back(without_separators(humps));
        if (words.size() < max) continue;
        if (!receive(words)) return;
        words.clear();
    }
    if (!words.empty()) receive(words);
}

// Returns the humps of the identifier, with separators. The result is valid until the next call.
const std::string& IdentifierLookup::humps_of(const Candidate& candidate) {
    const std::uint32_t page = candidate.number / identifiers_per_page;
    auto known = pages_.find({candidate.database, page});
    if (known == pages_.end()) {
        if (pages_.size() >= max_pages) pages_.clear();
        std::vector<std::string> identifiers =
            identifiers_on_page(entries_[candidate.database]->metadata(identifier_page_key(page)));
        known = pages_.emplace(std::pair(candidate.database, page), std::move(identifiers)).first;
    }
    const std::size_t place = candidate.number % identifiers_per_page;
    if (place >= known->second.size())
        throw Error(ErrorCode::corrupt,
                    "the index is damaged: it has no identifier " + std::to_string(candidate.number));
    return known->second[place];
}

}  // namespace kwic
