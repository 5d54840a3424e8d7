// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/phrase_places.hpp"

#include "compile/proximity.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace kwic {
namespace {

using WordPositions = std::vector<std::vector<WordPosition>>;

// For each position of the first word, takes the next higher position of the second word, then the next higher position
// of the third word, and so on. The indexes `at` never decrease, so each list of positions is read only once. `words`
// must not contain broken words.
std::vector<PhrasePlace> in_order(const WordPositions& words, std::uint64_t window) {
    std::vector<PhrasePlace> places;
    std::vector<std::size_t> at(words.size());
    for (const auto& [first, end_of_first] : words[0]) {
        std::uint64_t last = first;
        for (std::size_t word = 1; word < words.size(); ++word) {
            const std::vector<WordPosition>& own = words[word];
            while (at[word] < own.size() && own[at[word]].first <= last) ++at[word];
            if (at[word] == own.size()) return places;
            last = own[at[word]].first;
        }
        if (last - first >= window) continue;
        if (!places.empty() && places.back().last == last) places.pop_back();  // the new place is shorter
        places.push_back({first, last});
    }
    return places;
}

// Returns the places of a phrase. `words` may contain broken words.
std::vector<PhrasePlace> in_order_with_broken(const WordPositions& words, std::uint64_t window) {
    std::vector<PhrasePlace> places;
    for (const auto& [first, last] : ranges_in_order(words, static_cast<Xapian::termpos>(window - words.size())))
        if (places.empty() || places.back().first < first) places.push_back({first, last});
    return places;
}

// An occurrence of one of the words of NEAR.
struct NearWord {
    Xapian::termpos position;  // counts a broken word as one word; see UnbrokenPositions in compile/proximity.hpp
    std::size_t word;
    WordPosition place;
};

// Returns the occurrences of all words, ascending by position.
std::vector<NearWord> near_words(const WordPositions& words) {
    const UnbrokenPositions unbroken(words);
    std::vector<NearWord> all;
    for (std::size_t word = 0; word < words.size(); ++word)
        for (const WordPosition& place : words[word]) all.push_back({unbroken.converted(place.first), word, place});
    std::sort(all.begin(), all.end(), [](const NearWord& a, const NearWord& b) {
        return std::tie(a.position, a.word, a.place.first) < std::tie(b.position, b.word, b.place.first);
    });
    return all;
}

// Returns the number of different positions among the occurrences [begin, end) of `all`.
std::size_t different_positions(const std::vector<NearWord>& all, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) count += i == begin || all[i].position != all[i - 1].position;
    return count;
}

// Returns the smallest place that contains the occurrences [begin, end) of `all`.
PhrasePlace place_of(const std::vector<NearWord>& all, std::size_t begin, std::size_t end) {
    PhrasePlace place{all[begin].place.first, all[begin].place.last};
    for (std::size_t i = begin; i < end; ++i) {
        place.first = std::min<std::uint64_t>(place.first, all[i].place.first);
        place.last = std::max<std::uint64_t>(place.last, all[i].place.last);
    }
    return place;
}

// Returns the places of NEAR. Moves a window over the positions of all words. A place must contain a different position
// for each word, even if two words have a term in common.
std::vector<PhrasePlace> in_any_order(const WordPositions& words, std::uint64_t window) {
    const std::vector<NearWord> all = near_words(words);
    std::vector<PhrasePlace> places;
    std::vector<std::size_t> counts(words.size());
    std::size_t present = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < all.size(); ++end) {
        if (counts[all[end].word]++ == 0) ++present;
        while (all[end].position - all[begin].position >= window || counts[all[begin].word] > 1)
            if (--counts[all[begin++].word] == 0) --present;
        if (present < words.size() || different_positions(all, begin, end + 1) < words.size()) continue;
        const PhrasePlace place = place_of(all, begin, end + 1);
        if (!places.empty() && places.back().last >= place.last) places.pop_back();
        if (places.empty() || places.back().first < place.first) places.push_back(place);
    }
    return places;
}

bool is_any_broken(const WordPositions& words) {
    return std::any_of(words.begin(), words.end(), [](const std::vector<WordPosition>& own) {
        return std::any_of(own.begin(), own.end(), [](const WordPosition& each) { return each.first != each.last; });
    });
}

}  // namespace

std::vector<PhrasePlace> phrase_places(const WordPositions& words, const Adjacency& adjacency) {
    if (words.empty() || std::any_of(words.begin(), words.end(), [](const auto& own) { return own.empty(); }))
        return {};
    if (!adjacency.is_in_order) return in_any_order(words, adjacency.window);
    return (is_any_broken(words) ? in_order_with_broken : in_order)(words, adjacency.window);
}

}  // namespace kwic
