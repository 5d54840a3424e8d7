// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/identifier_lookup.hpp"

#include "text/humps.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// with_humps() compares at most max_compared * `max` identifiers with the sequence of humps.
constexpr std::size_t max_compared = 20;

}  // namespace

// Returns the identifiers that have one of `parts`.
IdentifierLookup::Listed IdentifierLookup::listed(const Xapian::Database& database,
                                                  const std::vector<std::string>& parts) {
    Listed found;
    std::size_t entries = 0;
    for (const std::string& part : parts) {
        const std::string entry = database.get_metadata(identifier_key(part));
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

std::vector<std::string> IdentifierLookup::with_part(const std::vector<std::string>& parts, std::size_t max) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < databases_.size(); ++i)
        for (const auto& [number, log] : listed(databases_[i], parts)) candidates.push_back({i, number, 0, log});
    if (candidates.size() > max) count_words(candidates);
    const std::size_t all = candidates.size();
    return best(std::move(candidates), max, all, [](const std::string&) { return true; });
}

std::vector<std::string> IdentifierLookup::with_humps(const std::vector<std::string>& humps, std::size_t max) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < databases_.size(); ++i) {
        Listed common = listed(databases_[i], {humps[0]});
        for (std::size_t hump = 1; hump < humps.size() && !common.empty(); ++hump) {
            const Listed other = listed(databases_[i], {humps[hump]});
            std::erase_if(common, [&](const ListedIdentifier& each) {
                return !std::ranges::binary_search(other, each.number, {}, &ListedIdentifier::number);
            });
        }
        for (const auto& [number, log] : common) candidates.push_back({i, number, 0, log});
    }
    std::string joined;
    for (const std::string& hump : humps) joined += hump;
    return best(std::move(candidates), max, max * max_compared,
                [&](const std::string& found) { return has_joined_humps(found, joined); });
}

// Sets Candidate::words. The numbers of the candidates must ascend in each database.
void IdentifierLookup::count_words(std::vector<Candidate>& candidates) {
    if (listed_.empty()) {
        listed_.resize(databases_.size());
        for (std::size_t i = 0; i < databases_.size(); ++i)
            for (const std::vector<std::string>& forms : query_) listed_[i].push_back(listed(databases_[i], forms));
    }
    for (std::size_t i = 0; i < databases_.size(); ++i) {
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

// Reads at most `max_read` candidates, best first. Returns the words of at most `max` candidates for which
// is_accepted(humps) is true.
std::vector<std::string> IdentifierLookup::best(std::vector<Candidate> candidates, std::size_t max,
                                                std::size_t max_read,
                                                const std::function<bool(const std::string&)>& is_accepted) {
    const auto is_worse = [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.words, a.log_documents, b.database, b.number) <
               std::tuple(b.words, b.log_documents, a.database, a.number);
    };
    // There may be a million candidates, so they are not sorted.
    std::ranges::make_heap(candidates, is_worse);
    std::vector<std::string> words;
    for (; !candidates.empty() && words.size() < max && max_read > 0; --max_read) {
        std::ranges::pop_heap(candidates, is_worse);
        const Candidate best = candidates.back();
        candidates.pop_back();
        const std::string humps = identifier(databases_[best.database], best.number);
        std::string word = without_separators(humps);
        if (is_accepted(humps) && std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

}  // namespace kwic
