// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_likeness.hpp"

#include "text/names/name_chance.hpp"
#include "text/names/name_match.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace kwic::names {
namespace {

constexpr int impossible = -1000;

// The information of each sound, in quarters of bits: -4 log2(p), where p is the share of letters that may stand for
// the sound, measured in Arabic, Persian and Russian texts.
constexpr std::array<int, sound_count> information = {
    10, 12, 12, 14, 14, 12, 14, 16,              // A E I O U AI AU OI
    12, 16, 16,                                  // Y W H
    18, 18, 20, 20, 15, 15, 16, 14, 15, 17, 20,  // B P F V M N R L T D TH
    20, 17, 22, 24, 24, 20, 24, 22,              // DH S Z SH ZH TS CH J
    17, 17, 18, 22, 26, 24,                      // K C Q G GH X
};

// Returns the largest information of the sounds in `set`.
int max_information(Set set) {
    int max = 0;
    for (; set; set &= set - 1) max = std::max(max, information[static_cast<std::size_t>(std::countr_zero(set))]);
    return max;
}

bool is_vowel(const Sound& sound) { return (sound.sure & vowels) && !(sound.sure & ~(vowels | glides)); }

// Computes the likeness of two words by dynamic programming. rows_[i][j] is the likeness of the first i sounds of one
// word and the first j sounds of the other.
class Alignment {
public:
    Alignment(const Sounds& a, const Sounds& b) : a_(a), b_(b) {}

    int likeness() {
        for (auto& row : rows_) row.fill(impossible);
        rows_[0][0] = 0;
        for (std::size_t i = 0; i <= a_.size(); ++i)
            for (std::size_t j = 0; j <= b_.size(); ++j) {
                const int sum = rows_[i][j];
                if (sum <= give_up) continue;
                if (i < a_.size() && j < b_.size()) reach(i + 1, j + 1, sum + agreement(a_[i], b_[j]));
                if (i < a_.size()) reach(i + 1, j, sum - left_out(a_, i, b_));
                if (j < b_.size()) reach(i, j + 1, sum - left_out(b_, j, a_));
            }
        return rows_[a_.size()][b_.size()];
    }

private:
    static constexpr int give_up = -20 * one_bit;

    void reach(std::size_t i, std::size_t j, int sum) { rows_[i][j] = std::max(rows_[i][j], sum); }

    static int agreement(const Sound& a, const Sound& b) {
        const bool are_vowels = is_vowel(a) && is_vowel(b);
        int sum = impossible;
        if (const Set common = a.sure & b.sure)
            sum = max_information(common);
        else if (const Set seldom = (a.sure & b.maybe) | (a.maybe & b.sure))
            sum = are_vowels ? -2 : max_information(seldom) - 10;
        else if (const int cost = static_cast<int>(exchange_cost(a.sure, b.sure)); cost < static_cast<int>(far))
            sum = (are_vowels ? 8 : max_information(a.sure) - 12) - 8 * cost;
        // Some Arabic letters are seldom used to transcribe foreign names, so they seldom agree with a sound of a
        // Western name.
        if (a.is_native || b.is_native) sum -= 8;
        // Letters that may have several sounds, such as ch, agree with more letters by chance.
        return sum - (is_ambiguous(a) ? 4 : 0) - (is_ambiguous(b) ? 4 : 0);
    }

    static bool is_ambiguous(const Sound& sound) {
        return !(sound.sure & (vowels | K)) && std::popcount(sound.sure) >= 3;
    }

    // Returns the penalty if `other` omits the sound of `word` with the index `at`.
    static int left_out(const Sounds& word, std::size_t at, const Sounds& other) {
        const Sound& sound = word[at];
        const bool is_first = at == 0;
        const bool is_last = at + 1 == word.size();
        if (other.lacks_vowels && !word.lacks_vowels) {
            if (is_vowel(sound)) {
                if (is_first) return 24;
                if (is_last) return 12;
                return (sound.sure & (A | E) ? 4 : 7) + (sound.is_long ? 8 : 0);
            }
            if ((sound.sure & glides) || sound.skip < 255) return 4 + 4 * std::min<int>(sound.skip, 3);
            return -impossible;
        }
        if (word.lacks_vowels) {
            if (!is_vowel(sound) && !(sound.sure & glides) && sound.skip > 1) return -impossible;
            return (sound.skip <= 1 ? 12 : 16) + (sound.is_native ? 8 : 0);
        }
        if (is_vowel(sound)) {
            if (sound.skip < 255) return 4 + 4 * sound.skip;
            return is_first ? 28 : 20;
        }
        if (sound.skip <= 1) return 2 + 4 * sound.skip;
        if ((sound.sure & glides) || sound.skip < 255) return 8 + 2 * std::min<int>(sound.skip, 6);
        return -impossible;
    }

    const Sounds& a_;
    const Sounds& b_;
    std::array<std::array<int, Sounds::capacity + 1>, Sounds::capacity + 1> rows_;
};

// Returns whether the letter, whose script omits short vowels, may stand for a vowel of a foreign name.
bool may_be_vowel(const Sound& sound) { return sound.sure & vowels; }

bool have_same_consonants(const Sounds& a, const Sounds& b) {
    constexpr unsigned min_common = 4;
    if (a.empty() || b.empty()) return false;
    if (may_be_vowel(a[0]) != may_be_vowel(b[0]) || may_be_vowel(a.back()) != may_be_vowel(b.back())) return false;
    // The last vowel may be an ending.
    if (may_be_vowel(a.back()) && a.back().sure != b.back().sure) return false;
    for (const Sounds* const word : {&a, &b})
        if (std::any_of(word->begin(), word->end(), [](const Sound& sound) { return sound.is_native; })) return false;
    unsigned common = 0;
    const Sound *i = a.begin(), *j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (may_be_vowel(*i) && may_be_vowel(*j) && !(i->sure & j->sure)) return false;
        const bool is_consonant = !may_be_vowel(*i) && !may_be_vowel(*j);
        if (is_consonant && !(i->sure & j->sure)) return false;
        common += is_consonant;
        // Skips a letter for a vowel that the other word lacks.
        const bool is_common = may_be_vowel(*i) == may_be_vowel(*j);
        const bool is_vowel_of_a = may_be_vowel(*i);
        i += is_common || is_vowel_of_a;
        j += is_common || !is_vowel_of_a;
    }
    return i == a.end() && j == b.end() && common >= min_common;
}

int likeness(const Sounds& a, const Sounds& b) {
    return a.empty() || b.empty() ? impossible : Alignment(a, b).likeness();
}

}  // namespace

int likeness(const Reading& a, const Reading& b) {
    // The letters of the article agree with letters of many words by chance. A letter that may be a particle is usually
    // a part of the word.
    const int whole_penalty = a.has_article || b.has_article ? 20 : 0;
    const auto bare_penalty = [](const Reading& each) { return each.has_article ? 4 : 12; };
    return std::max({likeness(a.whole, b.whole) - whole_penalty, likeness(a.bare, b.whole) - bare_penalty(a),
                     likeness(a.whole, b.bare) - bare_penalty(b), likeness(a.bare, b.bare)}) -
           a.affixes - b.affixes;
}

bool have_same_consonants(const Reading& a, const Reading& b) {
    return have_same_consonants(a.whole, b.whole) || have_same_consonants(a.bare, b.bare);
}

int min_likeness(bool is_cased, unsigned documents) {
    // If the number of documents doubles, the number of pairs of words that resemble each other by chance more than
    // doubles.
    constexpr int per_doubling = 5;
    constexpr int measured_at = 5;  // missing_doublings() for the collections on which the limits were chosen
    return (is_cased ? 64 : 82) + per_doubling * (measured_at - static_cast<int>(missing_doublings(documents)));
}

}  // namespace kwic::names
