// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/phrase_places.hpp"

#include "compile/proximity.hpp"
#include "schema/word_position.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <set>
#include <vector>

namespace kwic {
namespace {

using Words = std::vector<std::vector<WordPosition>>;

// Returns words that occur at the given positions. Word `i` occurs at the positions `positions[i]`. No word is a broken
// word (text/broken_words.hpp).
Words unbroken(const std::vector<Positions>& positions) {
    Words words(positions.size());
    for (std::size_t word = 0; word < words.size(); ++word)
        for (const Xapian::termpos position : positions[word]) words[word].push_back({position, position});
    return words;
}

// Returns `words` with only the occurrences within the positions from `first` to `last`.
Words between(const Words& words, std::uint64_t first, std::uint64_t last) {
    Words found(words.size());
    for (std::size_t word = 0; word < words.size(); ++word)
        for (const WordPosition& each : words[word])
            if (each.first >= first && each.last <= last) found[word].push_back(each);
    return found;
}

// `chosen` holds an occurrence of each of the first chosen.size() words. Returns whether an occurrence of each
// remaining word can be added so that all occurrences together meet `adjacency`. Tries all choices. `further_parts`
// holds the positions of the second and later parts of all broken words.
bool are_together(const Words& words, const Adjacency& adjacency, std::vector<WordPosition>& chosen,
                  const std::set<Xapian::termpos>& further_parts) {
    const auto skipped_parts = [&](Xapian::termpos first) {
        return static_cast<Xapian::termpos>(std::distance(further_parts.begin(), further_parts.upper_bound(first)));
    };
    if (chosen.size() < words.size()) {
        for (const WordPosition& each : words[chosen.size()]) {
            chosen.push_back(each);
            const bool is_found = are_together(words, adjacency, chosen, further_parts);
            chosen.pop_back();
            if (is_found) return true;
        }
        return false;
    }
    if (adjacency.is_in_order) {
        Xapian::termpos skipped = 0;
        for (std::size_t i = 1; i < chosen.size(); ++i) {
            if (chosen[i].first <= chosen[i - 1].last) return false;
            skipped += chosen[i].first - chosen[i - 1].last - 1;
        }
        return skipped + chosen.size() <= adjacency.window;
    }
    std::set<Xapian::termpos> positions;
    for (const WordPosition& each : chosen) positions.insert(each.first - skipped_parts(each.first));
    return positions.size() == chosen.size() && *positions.rbegin() - *positions.begin() < adjacency.window;
}

bool are_together(const Words& words, const Adjacency& adjacency, const Words& all) {
    std::set<Xapian::termpos> further_parts;
    for (const auto& own : all)
        for (const WordPosition& each : own)
            for (Xapian::termpos part = each.first + 1; part <= each.last; ++part) further_parts.insert(part);
    std::vector<WordPosition> chosen;
    return are_together(words, adjacency, chosen, further_parts);
}

TEST_SUITE("phrase places") {
    TEST_CASE("a phrase is found where its words follow each other") {
        const Adjacency exact{2, true, false};
        CHECK(phrase_places(unbroken({{1, 5, 9}, {2, 7, 10}}), exact) == std::vector<PhrasePlace>{{1, 2}, {9, 10}});
        CHECK(phrase_places(unbroken({{5}, {4}}), exact).empty());
        CHECK(phrase_places(unbroken({{5}, {}}), exact).empty());
        CHECK(phrase_places(unbroken({{1, 5, 9}, {2, 7, 10}}), {3, true, false}) ==
              std::vector<PhrasePlace>{{1, 2}, {5, 7}, {9, 10}});
    }

    TEST_CASE("NEAR finds its words in any order, and needs a different position for each word") {
        CHECK(phrase_places(unbroken({{1, 20}, {3, 18}}), {4, false, false}) ==
              std::vector<PhrasePlace>{{1, 3}, {18, 20}});
        CHECK(phrase_places(unbroken({{5, 9}, {5, 9}}), {4, false, false}).empty());
        CHECK(phrase_places(unbroken({{5, 9}, {5, 9}}), {5, false, false}) == std::vector<PhrasePlace>{{5, 9}});
    }

    TEST_CASE("a broken word counts as one word, and the place of a phrase contains all parts of the word") {
        const Adjacency exact{2, true, false};
        CHECK(phrase_places({{{5, 6}, {20, 20}}, {{7, 7}, {22, 22}}}, exact) == std::vector<PhrasePlace>{{5, 7}});
        CHECK(phrase_places({{{4, 4}}, {{5, 7}}}, exact) == std::vector<PhrasePlace>{{4, 7}});
        CHECK(phrase_places({{{5, 6}}, {{6, 6}}}, exact).empty());
        CHECK(phrase_places({{{9, 9}}, {{5, 7}}}, {3, false, false}) == std::vector<PhrasePlace>{{5, 9}});
        CHECK(phrase_places({{{9, 9}}, {{5, 7}}}, {2, false, false}).empty());
    }

    TEST_CASE("phrase_places() finds a place if there is one, and each place meets the Adjacency") {
        std::mt19937 random(3);
        for (unsigned run = 0; run < 6000; ++run) {
            CAPTURE(run);
            Words words(2 + random() % 2);
            std::set<Xapian::termpos> all;
            for (auto& own : words) {
                std::set<Xapian::termpos> positions;
                for (auto count = 1 + random() % 6; count > 0; --count)
                    positions.insert(Xapian::termpos(1 + random() % 30));
                for (const Xapian::termpos position : positions) {
                    const Xapian::termpos more = run % 2 == 0 && random() % 3 == 0 ? 1 + run / 2 % 2 : 0U;
                    bool is_free = true;  // different words never share a position
                    for (Xapian::termpos part = position; part <= position + more; ++part)
                        is_free = is_free && !all.contains(part);
                    if (!is_free) continue;
                    for (Xapian::termpos part = position; part <= position + more; ++part) all.insert(part);
                    own.push_back({position, position + more});
                }
            }
            const Adjacency adjacency{static_cast<Xapian::termpos>(words.size() + random() % 6), random() % 2 == 0,
                                      false};
            const std::vector<PhrasePlace> places = phrase_places(words, adjacency);
            CHECK(places.empty() != are_together(words, adjacency, words));
            for (const PhrasePlace& place : places) {
                CHECK(are_together(between(words, place.first, place.last), adjacency, words));
                if (run % 2 == 1)
                    CHECK_FALSE(are_together(between(words, place.first + 1, place.last), adjacency, words));
            }
        }
    }
}

}  // namespace
}  // namespace kwic
