// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_match.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace kwic::names {
namespace {

struct Near {
    unsigned cost;
    Set a, b;
};

// Pairs of sounds that may be exchanged, each with the cost of the exchange. Spellings of a name often differ in one of
// these pairs, because some languages have only one of the two sounds or do not distinguish the two sounds.
constexpr Near neighbors[] = {
    {1, S, Z},  {1, SH, ZH}, {1, J, ZH}, {3, TS, S}, {1, TS, Z},  {1, X, H},  {1, G, GH},  {1, G, Q}, {1, V, W},
    {1, DH, Z}, {1, C, K},   {1, K, Q},  {1, OI, O}, {2, AI, I},  {2, AI, E}, {1, AU, O},  {1, J, G}, {1, O, U},
    {2, E, I},  {3, A, E},   {2, S, SH}, {2, Z, ZH}, {2, SH, CH}, {2, CH, J}, {2, TS, CH}, {3, K, X}, {3, C, X},
    {2, J, Y},  {2, TH, S},  {3, AI, A}, {2, AU, A}, {2, AU, U},  {2, OI, I}, {3, GH, X},  {3, G, K}, {3, D, Z},
    {3, TH, T}, {4, A, O},   {4, E, O},  {4, A, I},  {4, I, U},   {5, A, U},  {5, E, U},   {5, O, I},
};
constexpr unsigned max_cost = 5;

// reach[cost][sound] is the set of sounds whose exchange with `sound` costs `cost`.
constexpr auto reach = [] {
    std::array<std::array<Set, sound_count>, max_cost + 1> table{};
    for (const Near& near : neighbors)
        for (unsigned s = 0; s < sound_count; ++s) {
            if (near.a == bit(s)) table[near.cost][s] |= near.b;
            if (near.b == bit(s)) table[near.cost][s] |= near.a;
        }
    return table;
}();

// Returns the union of reach[cost][s] over the sounds s of `from`.
Set reached(Set from, unsigned cost) {
    Set to = 0;
    for (; from; from &= from - 1) to |= reach[cost][static_cast<unsigned>(std::countr_zero(from))];
    return to;
}

constexpr Set front = A | E | I;

bool is_vowel(const Sound& sound) { return (sound.sure & vowels) && !(sound.sure & ~(vowels | glides)); }

std::size_t first_vowel(const Sounds& word) {
    return static_cast<std::size_t>(std::find_if(word.begin(), word.end(), is_vowel) - word.begin());
}

// Returns whether a k sound of the word is written as c, as in the languages of Western Europe. The vowels of a name
// with a k sound that is written as c vary less, because the name is not transcribed from another script.
bool is_western(const Sounds& word) {
    return std::any_of(word.begin(), word.end(), [](const Sound& sound) { return sound.sure == C; });
}

// The costs of aligning two words sound by sound.
class Alignment {
public:
    Alignment(const Sounds& a, const Sounds& b)
        : a_(a),
          b_(b),
          first_a_(first_vowel(a)),
          first_b_(first_vowel(b)),
          is_one_script_(a.script == b.script && a.script != 0),
          is_latin_(a.script == 0 && b.script == 0),
          is_western_(is_latin_ && (is_western(a) || is_western(b))) {}

    // Returns the cost of aligning sound i of the first word with sound j of the second.
    unsigned exchanged(std::size_t i, std::size_t j) const {
        const unsigned cost = by_sound(a_[i], b_[j]);
        if (cost == 0 || cost == far) return cost;
        if (!is_vowel(a_[i])) return is_latin_ && cost > 1 && !is_first_k(i, j) ? 2 * cost : cost;
        // The spellings of a name usually agree on the last sound, and on the first vowel unless it begins the name.
        const bool is_first = i == first_a_ && j == first_b_ && i > 0 && (a_[i].sure & front) && (b_[j].sure & front);
        const bool is_last = i + 1 == a_.size() && j + 1 == b_.size();
        return cost + (is_first ? 3 : 0) + (is_last ? 2 : 0) + (is_western_ ? 2 : 0);
    }

    // Returns the cost of omitting sound `at` of `word`. `other` is the word that does not have this sound.
    unsigned left_out(const Sounds& word, std::size_t at, const Sounds& other) const {
        const Sound& sound = word[at];
        if (sound.skip != 255) return sound.skip + (is_western_ && is_vowel(sound) ? 2 : 0);
        if (!(sound.sure & vowels)) return far;
        const bool is_edge = at == 0 || at + 1 == word.size();
        if (is_edge) return 6;
        if (other.lacks_vowels) return word.lacks_vowels ? 2 : sound.is_long ? 3 : 0;
        return 6;
    }

private:
    // Returns whether sounds i and j are the first sounds of the two words and may be g and k, as in Qaddafi, Gaddafi
    // and Kadhafi.
    bool is_first_k(std::size_t i, std::size_t j) const {
        return i == 0 && j == 0 && ((a_[0].sure | b_[0].sure) & G) && ((a_[0].sure | b_[0].sure) & K);
    }

    unsigned by_sound(const Sound& a, const Sound& b) const {
        if (a.sure & b.sure) return 0;
        // If both words are in one script other than Latin, a letter stands for the same sounds in both words, so
        // `maybe` is ignored.
        if (!is_one_script_ && ((a.sure & b.maybe) || (a.maybe & b.sure))) return 1;
        const bool meet = !is_one_script_ && (a.maybe & b.maybe);
        const unsigned cost = exchange_cost(a.sure, b.sure);
        if (meet && cost >= 2) return 2;
        if (cost < far) return cost + (is_vowel(a) && a.is_long != b.is_long ? 1 : 0);
        return (a.sure & vowels) && (b.sure & vowels) ? max_cost + 1 : far;
    }

    const Sounds& a_;
    const Sounds& b_;
    std::size_t first_a_, first_b_;
    bool is_one_script_, is_latin_, is_western_;
};

// Returns the amount of information in the word: 2 for each consonant, 1 for each vowel or glide, and 0 for each sound
// whose `skip` is at most 1.
unsigned substance(const Sounds& word) {
    unsigned sum = 0;
    for (const Sound& sound : word)
        if (sound.skip > 1) sum += (sound.sure & (vowels | glides)) ? 1 : 2;
    return sum;
}

}  // namespace

unsigned exchange_cost(Set a, Set b) {
    for (unsigned cost = 1; cost <= max_cost; ++cost)
        if (reached(a, cost) & b) return cost;
    return far;
}

unsigned distance(const Sounds& a, const Sounds& b, unsigned max) {
    const Alignment align(a, b);
    std::array<unsigned, Sounds::capacity + 1> row;
    row[0] = 0;
    for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = std::min(far, row[j] + align.left_out(b, j, a));
    for (std::size_t i = 0; i < a.size(); ++i) {
        const unsigned without = align.left_out(a, i, b);
        unsigned diagonal = row[0];
        row[0] = std::min(far, row[0] + without);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const unsigned exchanged = diagonal + align.exchanged(i, j);
            diagonal = row[j + 1];
            row[j + 1] = std::min({far, exchanged, diagonal + without, row[j] + align.left_out(b, j, a)});
        }
        const unsigned min = *std::min_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(b.size()) + 1);
        if (min > max) return min;  // costs are not negative, so the distance is at least `min`
    }
    return row[b.size()];
}

unsigned max_distance(const Sounds& a, const Sounds& b) {
    constexpr unsigned min_common = 6, max_limit = 6;
    const unsigned common = std::min(substance(a), substance(b));
    unsigned limit = common <= min_common ? 0 : std::min(common - min_common, max_limit);
    if (a.script != b.script && common >= min_common) limit = std::min(limit + 1, max_limit);
    return a.script == b.script && a.script != 0 ? limit / 2 : limit;
}

}  // namespace kwic::names
