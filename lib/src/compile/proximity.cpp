// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/proximity.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// Assigns a different position to each word within a window that slides over all positions. The assignment is a
// bipartite matching, found by augmenting paths (Kuhn's algorithm). A word stays assigned while its position is in the
// window. Positions are represented by their indexes in the sorted list of all positions.
class Assignment {
public:
    explicit Assignment(std::span<const Positions> words)
        : words_(words.size()), assigned_(words.size(), none), firsts_(words.size()) {
        for (const Positions& own : words) positions_.insert(positions_.end(), own.begin(), own.end());
        std::sort(positions_.begin(), positions_.end());
        positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
        for (std::size_t word = 0; word < words.size(); ++word)
            for (const Xapian::termpos position : words[word])
                words_[word].push_back(static_cast<std::size_t>(
                    std::lower_bound(positions_.begin(), positions_.end(), position) - positions_.begin()));
        owners_.assign(positions_.size(), none);
        tried_.assign(positions_.size(), 0);
    }

    // Returns whether there is a window in which each word can be assigned a different position.
    bool is_found(Xapian::termpos window) {
        for (begin_ = 0; begin_ + words_.size() <= positions_.size(); ++begin_) {
            while (end_ < positions_.size() && positions_[end_] - positions_[begin_] < window) ++end_;
            if (end_ - begin_ >= words_.size() && is_complete()) return true;
            if (owners_[begin_] != none) assigned_[owners_[begin_]] = none;
        }
        return false;
    }

    // Returns the first position of the window that is_found() has found.
    Xapian::termpos begin() const { return positions_[begin_]; }

private:
    bool is_complete() {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            if (assigned_[word] != none) continue;
            ++attempt_;
            if (!assign(word)) return false;
        }
        return true;
    }

    bool assign(std::size_t word) {
        const std::vector<std::size_t>& own = words_[word];
        std::size_t& first = firsts_[word];
        while (first < own.size() && own[first] < begin_) ++first;
        for (std::size_t at = first; at < own.size() && own[at] < end_; ++at) {
            const std::size_t index = own[at];
            if (tried_[index] == attempt_) continue;
            tried_[index] = attempt_;
            if (owners_[index] != none && !assign(owners_[index])) continue;
            owners_[index] = word;
            assigned_[word] = index;
            return true;
        }
        return false;
    }

    Positions positions_;                          // distinct positions of all words, ascending
    std::vector<std::vector<std::size_t>> words_;  // for each word: the indexes of its positions, ascending
    std::size_t begin_ = 0;                        // the window is the range of indexes [begin_, end_)
    std::size_t end_ = 0;
    std::vector<std::size_t> owners_;    // for each index: the word to which the position is assigned, or `none`
    std::vector<std::size_t> assigned_;  // for each word: the index of the assigned position, or `none`
    std::vector<std::size_t> firsts_;    // for each word: the first element of words_[word] in the window
    std::vector<std::size_t> tried_;     // for each index: the last attempt that tried the position
    std::size_t attempt_ = 0;
};

}  // namespace

// Tries each position of the first word. For each following word, takes the earliest position after the position that
// was taken for the previous word. When the first word advances, no other word moves back, so the time is linear in the
// number of positions.
bool are_in_order(std::span<const Positions> words, Xapian::termpos window, Xapian::termpos* first) {
    std::vector<std::size_t> at(words.size());
    for (const Xapian::termpos begin : words[0]) {
        Xapian::termpos last = begin;
        for (std::size_t word = 1; word < words.size(); ++word) {
            const Positions& own = words[word];
            while (at[word] < own.size() && own[at[word]] <= last) ++at[word];
            if (at[word] == own.size()) return false;
            last = own[at[word]];
        }
        if (last - begin >= window) continue;
        if (first) *first = begin;
        return true;
    }
    return false;
}

// For each position p of each word, computes skipped(p): the smallest possible number of positions between the chosen
// positions if p is the last chosen position.
//
//     skipped(p) = p.first - 1 + min(skipped(q) - q.last)    over positions q of the previous word that end before p
std::vector<WordPosition> ranges_in_order(std::span<const std::vector<WordPosition>> words,
                                          Xapian::termpos max_skipped) {
    struct Choice {
        WordPosition position;
        std::int64_t skipped;
        Xapian::termpos begin;  // position of the first word
    };
    std::vector<Choice> choices;
    for (const WordPosition& position : words[0]) choices.push_back({position, 0, position.first});
    const auto ends_before = [](const Choice& a, const Choice& b) {
        return std::tie(a.position.last, a.begin) < std::tie(b.position.last, b.begin);
    };
    for (const std::vector<WordPosition>& own : words.subspan(1)) {
        std::vector<WordPosition> sorted = own;
        std::sort(sorted.begin(), sorted.end(),
                  [](const WordPosition& a, const WordPosition& b) { return a.first < b.first; });
        std::sort(choices.begin(), choices.end(), ends_before);
        std::vector<Choice> next;
        const auto difference = [](const Choice& choice) { return choice.skipped - choice.position.last; };
        const auto is_better = [&](const Choice& a, const Choice& b) {
            return difference(a) != difference(b) ? difference(a) < difference(b) : a.begin > b.begin;
        };
        auto before = choices.begin();
        // The best choice that ends before `position`, according to is_better().
        auto best = choices.end();
        for (const WordPosition& position : sorted) {
            for (; before != choices.end() && before->position.last < position.first; ++before)
                if (best == choices.end() || is_better(*before, *best)) best = before;
            if (best != choices.end()) next.push_back({position, difference(*best) + position.first - 1, best->begin});
        }
        choices = std::move(next);
    }
    std::sort(choices.begin(), choices.end(), ends_before);
    std::vector<WordPosition> ranges;
    for (const Choice& choice : choices)
        if (choice.skipped <= max_skipped) ranges.push_back({choice.begin, choice.position.last});
    return ranges;
}

bool are_in_order(std::span<const std::vector<WordPosition>> words, Xapian::termpos max_skipped,
                  Xapian::termpos* first) {
    const std::vector<WordPosition> ranges = ranges_in_order(words, max_skipped);
    if (!ranges.empty() && first) *first = ranges[0].first;
    return !ranges.empty();
}

bool are_near(std::span<const Positions> words, Xapian::termpos window, Xapian::termpos* first) {
    Assignment assignment(words);
    const bool is_found = assignment.is_found(window);
    if (is_found && first) *first = assignment.begin();
    return is_found;
}

UnbrokenPositions::UnbrokenPositions(std::span<const std::vector<WordPosition>> words) {
    for (const std::vector<WordPosition>& own : words)
        for (const auto& [first, last] : own)
            for (Xapian::termpos part = first + 1; part <= last; ++part) further_parts_.push_back(part);
    std::sort(further_parts_.begin(), further_parts_.end());
    further_parts_.erase(std::unique(further_parts_.begin(), further_parts_.end()), further_parts_.end());
}

Xapian::termpos UnbrokenPositions::converted(Xapian::termpos first) const {
    const auto parts_before = std::upper_bound(further_parts_.begin(), further_parts_.end(), first);
    return first - static_cast<Xapian::termpos>(parts_before - further_parts_.begin());
}

Xapian::termpos UnbrokenPositions::original(Xapian::termpos position) const {
    for (const Xapian::termpos part : further_parts_) {
        if (part > position) break;
        ++position;
    }
    return position;
}

}  // namespace kwic
