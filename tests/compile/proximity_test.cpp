// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/proximity.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using Words = std::vector<Positions>;

Words random_words(std::mt19937& random) {
    Words words(2 + random() % 3);
    for (Positions& own : words) {
        std::set<Xapian::termpos> positions;
        for (auto count = 1 + random() % 5; count > 0; --count)
            positions.insert(static_cast<Xapian::termpos>(1 + random() % 30));
        own.assign(positions.begin(), positions.end());
    }
    return words;
}

// `chosen` has one position of each of the first chosen.size() words. Returns whether one position of each later word
// can be added so that all positions are different and (largest position - smallest position) < `window`. If
// `is_in_order`, the positions must also ascend in the order of the words.
bool any_choice(const Words& words, bool is_in_order, Xapian::termpos window, Positions& chosen) {
    if (chosen.size() < words.size()) {
        for (const Xapian::termpos position : words[chosen.size()]) {
            chosen.push_back(position);
            const bool found = any_choice(words, is_in_order, window, chosen);
            chosen.pop_back();
            if (found) return true;
        }
        return false;
    }
    const auto [first, last] = std::minmax_element(chosen.begin(), chosen.end());
    if (*last - *first >= window) return false;
    if (is_in_order) return std::adjacent_find(chosen.begin(), chosen.end(), std::greater_equal<>()) == chosen.end();
    return std::set(chosen.begin(), chosen.end()).size() == chosen.size();
}

// `chosen` has one position of each of the first chosen.size() words. Returns whether one position of each later word
// can be added to `chosen` so that each added position begins after the end of the position of the previous word, and
// at most `max_skipped` positions in total are skipped before the added positions.
bool any_choice_of_broken(const std::vector<std::vector<WordPosition>>& words, Xapian::termpos max_skipped,
                          std::vector<WordPosition>& chosen) {
    if (chosen.size() == words.size()) return true;
    for (const WordPosition& position : words[chosen.size()]) {
        const Xapian::termpos skipped = chosen.empty() ? 0 : position.first - chosen.back().last - 1;
        if (!chosen.empty() && (position.first <= chosen.back().last || skipped > max_skipped)) continue;
        chosen.push_back(position);
        const bool found = any_choice_of_broken(words, max_skipped - skipped, chosen);
        chosen.pop_back();
        if (found) return true;
    }
    return false;
}

bool by_xapian(const Words& words, Xapian::Query::op op, Xapian::termpos window) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    std::vector<std::string> terms;
    for (const Positions& own : words) {
        terms.push_back(std::to_string(terms.size()));
        for (const Xapian::termpos position : own) document.add_posting(terms.back(), position);
    }
    database.add_document(document);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(op, terms.begin(), terms.end(), window));
    return enquire.get_mset(0, 1).size() == 1;
}

}  // namespace

TEST_SUITE("proximity") {
    TEST_CASE("are_near() and are_in_order() agree with brute force") {
        std::mt19937 random(11);
        for (int run = 0; run < 3000; ++run) {
            const Words words = random_words(random);
            const auto window = static_cast<Xapian::termpos>(words.size() + random() % 8);
            Positions chosen;
            const bool in_order = any_choice(words, true, window, chosen);
            const bool near = any_choice(words, false, window, chosen);
            CAPTURE(run);
            REQUIRE(are_in_order(words, window) == in_order);
            REQUIRE(by_xapian(words, Xapian::Query::OP_PHRASE, window) == in_order);
            REQUIRE(are_near(words, window) == near);
        }
    }

    TEST_CASE("are_in_order() agrees with brute force for words broken at line ends") {
        std::mt19937 random(12);
        std::size_t found = 0;
        for (int run = 0; run < 3000; ++run) {
            std::vector<std::vector<WordPosition>> words(2 + random() % 3);
            for (auto& own : words)
                for (auto count = 1 + random() % 5; count > 0; --count) {
                    const auto first = static_cast<Xapian::termpos>(1 + random() % 20);
                    own.push_back({first, first + static_cast<Xapian::termpos>(random() % 3)});
                }
            const auto max_skipped = static_cast<Xapian::termpos>(random() % 6);
            std::vector<WordPosition> chosen;
            const bool expected = any_choice_of_broken(words, max_skipped, chosen);
            CAPTURE(run);
            REQUIRE(are_in_order(words, max_skipped) == expected);
            found += expected;
        }
        CHECK(found > 500);
    }

    TEST_CASE("both overloads of are_in_order() agree on words that are not broken") {
        std::mt19937 random(13);
        for (int run = 0; run < 1000; ++run) {
            const Words words = random_words(random);
            std::vector<std::vector<WordPosition>> same(words.size());
            for (std::size_t word = 0; word < words.size(); ++word)
                for (const Xapian::termpos position : words[word]) same[word].push_back({position, position});
            const auto skipped = static_cast<Xapian::termpos>(random() % 8);
            const auto window = static_cast<Xapian::termpos>(words.size()) + skipped;
            REQUIRE(are_in_order(words, window) == are_in_order(same, skipped));
        }
    }

    TEST_CASE("the first position of the first match is returned") {
        Xapian::termpos first = 0;
        CHECK(are_in_order(Words{{3, 20, 40}, {7, 22}}, 3, &first));
        CHECK(first == 20);
        CHECK(are_near(Words{{3, 20, 40}, {7, 18}}, 3, &first));
        CHECK(first == 18);
        const std::vector<std::vector<WordPosition>> broken = {{{3, 4}, {20, 21}}, {{7, 7}, {22, 22}}};
        CHECK(are_in_order(broken, 0, &first));
        CHECK(first == 20);
    }

    TEST_CASE("original() reverses converted() for positions where a word begins") {
        const std::vector<std::vector<WordPosition>> words = {{{3, 5}, {9, 9}}, {{20, 21}, {7, 7}}};
        const UnbrokenPositions unbroken(words);
        for (const Xapian::termpos position : {1U, 3U, 6U, 7U, 9U, 20U, 22U})
            CHECK(unbroken.original(unbroken.converted(position)) == position);
        CHECK(unbroken.converted(7) == 5);
        CHECK(unbroken.converted(20) == 18);
        CHECK(unbroken.converted(22) == 19);
    }

    TEST_CASE("a repeated word needs two positions") {
        CHECK_FALSE(are_near(Words{{5}, {5}}, 10));
        CHECK(are_near(Words{{5, 7}, {5, 7}}, 3));
        CHECK_FALSE(are_near(Words{{5, 7}, {5, 7}, {5, 7}}, 10));
        CHECK(are_near(Words{{5, 7}, {6}, {5, 7}}, 3));
        CHECK_FALSE(are_in_order(Words{{5}, {5}}, 10));
    }

    TEST_CASE("many words with the same positions are compared quickly") {
        Positions positions(100);
        for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = static_cast<Xapian::termpos>(10 * i);
        Words words(100, positions);
        CHECK(are_near(words, 991));
        CHECK_FALSE(are_near(words, 990));
        words.push_back(positions);
        CHECK_FALSE(are_near(words, 2000));
        words.back().push_back(2000);
        CHECK_FALSE(are_near(words, 2000));
        CHECK(are_near(words, 2001));
    }

    TEST_CASE("are_near() can reassign a position from one word to another word") {
        CHECK(are_near(Words{{1, 2, 3}, {1, 2}, {1}}, 3));
        CHECK_FALSE(are_near(Words{{1, 2}, {1, 2}, {1}}, 3));
    }
}

}  // namespace kwic
