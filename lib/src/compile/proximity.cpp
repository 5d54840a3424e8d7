// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/proximity.hpp"

#include <algorithm>
#include <cstddef>

namespace kwic {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

// A window that slides over the places where any of the words stand. It gives each word a place of its own, by
// augmenting paths (Kuhn's algorithm for bipartite matching); what was given stays so while the place is in the window.
class Assignment {
public:
    explicit Assignment(std::span<const Positions> words)
        : words_(words.size()), held_(words.size(), nobody), firsts_(words.size()) {
        for (const Positions& own : words) positions_.insert(positions_.end(), own.begin(), own.end());
        std::sort(positions_.begin(), positions_.end());
        positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
        for (std::size_t word = 0; word < words.size(); ++word)
            for (const Xapian::termpos position : words[word])
                words_[word].push_back(static_cast<std::size_t>(
                    std::lower_bound(positions_.begin(), positions_.end(), position) - positions_.begin()));
        holders_.assign(positions_.size(), nobody);
        tried_.assign(positions_.size(), 0);
    }

    // Whether there is a window in which each word has a place.
    bool is_found(Xapian::termpos window) {
        for (begin_ = 0; begin_ + words_.size() <= positions_.size(); ++begin_) {
            while (end_ < positions_.size() && positions_[end_] - positions_[begin_] < window) ++end_;
            if (end_ - begin_ >= words_.size() && is_complete()) return true;
            if (holders_[begin_] != nobody) held_[holders_[begin_]] = nobody;
        }
        return false;
    }

private:
    bool is_complete() {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            if (held_[word] != nobody) continue;
            ++attempt_;
            if (!give(word)) return false;
        }
        return true;
    }

    bool give(std::size_t word) {
        const std::vector<std::size_t>& own = words_[word];
        std::size_t& first = firsts_[word];
        while (first < own.size() && own[first] < begin_) ++first;
        for (std::size_t at = first; at < own.size() && own[at] < end_; ++at) {
            const std::size_t place = own[at];
            if (tried_[place] == attempt_) continue;
            tried_[place] = attempt_;
            if (holders_[place] != nobody && !give(holders_[place])) continue;
            holders_[place] = word;
            held_[word] = place;
            return true;
        }
        return false;
    }

    Positions positions_;                          // the places: all positions, each once
    std::vector<std::vector<std::size_t>> words_;  // the places of each, ascending
    std::size_t begin_ = 0;                        // the window
    std::size_t end_ = 0;
    std::vector<std::size_t> holders_;  // words, by place
    std::vector<std::size_t> held_;     // places, by word
    std::vector<std::size_t> firsts_;   // of the places of each word, the first that may be in the window
    std::vector<std::size_t> tried_;    // the attempt in which it was, by place
    std::size_t attempt_ = 0;
};

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

bool stand_near(std::span<const Positions> words, Xapian::termpos window) { return Assignment(words).is_found(window); }

}  // namespace kwic
