// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/proximity.hpp"

#include <algorithm>
#include <cstddef>

namespace kwic {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

struct Standing {
    Xapian::termpos position;
    std::size_t word;
};

// Gives each word a position of its own, by augmenting paths (Kuhn's algorithm for bipartite matching).
class Assignment {
public:
    Assignment(std::span<const Standing> standing, std::size_t words) : standing_(standing), words_(words) {}

    bool is_complete() {
        holders_.assign(standing_.size(), nobody);
        for (std::size_t word = 0; word < words_; ++word) {
            tried_.assign(standing_.size(), false);
            if (!give(word)) return false;
        }
        return true;
    }

private:
    // All that stand at one position are held through the first of them.
    std::size_t place_of(std::size_t at) const {
        while (at > 0 && standing_[at - 1].position == standing_[at].position) --at;
        return at;
    }

    bool give(std::size_t word) {
        for (std::size_t at = 0; at < standing_.size(); ++at) {
            if (standing_[at].word != word) continue;
            const std::size_t place = place_of(at);
            if (tried_[place]) continue;
            tried_[place] = true;
            if (holders_[place] != nobody && !give(holders_[place])) continue;
            holders_[place] = word;
            return true;
        }
        return false;
    }

    std::span<const Standing> standing_;
    std::size_t words_;
    std::vector<std::size_t> holders_;  // words, by place
    std::vector<bool> tried_;
};

std::vector<Standing> merged(std::span<const Positions> words) {
    std::vector<Standing> all;
    for (std::size_t word = 0; word < words.size(); ++word)
        for (const Xapian::termpos position : words[word]) all.push_back({position, word});
    std::sort(all.begin(), all.end(), [](const Standing& a, const Standing& b) {
        return a.position != b.position ? a.position < b.position : a.word < b.word;
    });
    return all;
}

}  // namespace

// For each place of the first word the earliest of each that follows; none of these moves back as the first moves on.
bool stand_in_order(std::span<const Positions> words, Xapian::termpos window) {
    std::vector<std::size_t> at(words.size());
    for (const Xapian::termpos first : words[0]) {
        Xapian::termpos last = first;
        for (std::size_t word = 1; word < words.size(); ++word) {
            const Positions& own = words[word];
            while (at[word] < own.size() && own[at[word]] <= last) ++at[word];
            if (at[word] == own.size()) return false;
            last = own[at[word]];
        }
        if (last - first < window) return true;
    }
    return false;
}

bool stand_near(std::span<const Positions> words, Xapian::termpos window) {
    const std::vector<Standing> all = merged(words);
    const auto is_same = [](const Standing& a, const Standing& b) { return a.position == b.position; };
    const bool share = std::adjacent_find(all.begin(), all.end(), is_same) != all.end();
    std::vector<std::size_t> counts(words.size());
    std::size_t there = 0;  // words that stand within the window
    for (std::size_t begin = 0, end = 0; begin < all.size(); ++begin) {
        for (; end < all.size() && all[end].position - all[begin].position < window; ++end)
            there += counts[all[end].word]++ == 0;
        if (there == words.size() &&
            (!share || Assignment(std::span(all).subspan(begin, end - begin), words.size()).is_complete()))
            return true;
        there -= --counts[all[begin].word] == 0;
    }
    return false;
}

}  // namespace kwic
