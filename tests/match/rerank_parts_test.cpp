// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/rerank_parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace kwic {
namespace {

using doctest::Approx;

const std::vector<double> weights = {2, 3};

// Returns a document of the average length with occurrences {position, word}.
WordOccurrences document(std::vector<Occurrence> occurrences, double relative_length = 1) {
    return {std::move(occurrences), relative_length, 100'000};
}

// Computes window() by its definition: tries all windows.
double naive_window(const WordOccurrences& document, const std::vector<double>& of_words) {
    double best = 0;
    double all = 0;
    for (const double weight : of_words) all += weight;
    for (std::uint64_t begin = 0; begin < 100; ++begin) {
        double sum = 0;
        for (std::size_t word = 0; word < of_words.size(); ++word)
            if (std::ranges::any_of(document.occurrences, [&](const Occurrence& each) {
                    return each.query_term == word && each.position >= begin && each.position < begin + 15;
                }))
                sum += of_words[word];
        best = std::max(best, sum);
    }
    return 0.4 * best * best / all;
}

// Computes pairs() by its definition, for L = 1.
double naive_pairs(const WordOccurrences& document, const std::vector<double>& of_words) {
    double sum = 0;
    for (std::size_t word = 0; word + 1 < of_words.size(); ++word) {
        double count = 0;
        for (const Occurrence& a : document.occurrences)
            for (const Occurrence& b : document.occurrences)
                if (a.query_term == word && b.query_term == word + 1 && b.position == a.position + 1) ++count;
        sum += std::min(of_words[word], of_words[word + 1]) * count / (count + 1.2);
    }
    return 0.66 * sum;
}

}  // namespace

TEST_SUITE("rerank parts") {
    TEST_CASE("early() counts the first position of each word, and each 15 words reduce the weight to 1/e") {
        CHECK(early(document({{0, 0}}), weights) == Approx(0.4 * 2));
        CHECK(early(document({{15, 1}, {16, 1}}), weights) == Approx(0.4 * 3 / std::exp(1)));
        CHECK(early(document({{0, 0}, {15, 1}}), weights) == Approx(0.4 * (2 + 3 / std::exp(1))));
        CHECK(early(document({}), weights) == 0);
    }

    TEST_CASE("a word in a title that is not part of the text counts as the first word") {
        CHECK(early(document({{40, 0}, {100'000, 0}}), weights) == Approx(0.4 * 2));
        CHECK(early(document({{40, 0}, {99'999, 1}}), weights) < 0.4 * 2 * std::exp(-2));
    }

    TEST_CASE("window() counts the distinct words in a window of 15 words") {
        CHECK(window(document({{10, 0}, {24, 1}}), weights) == Approx(0.4 * 25 / 5));
        CHECK(window(document({{10, 0}, {25, 1}}), weights) == Approx(0.4 * 9 / 5));
        CHECK(window(document({{10, 0}, {11, 0}, {12, 0}}), weights) == Approx(0.4 * 4 / 5));
        CHECK(window(document({}), weights) == 0);
        CHECK(window(document({}), std::vector<double>()) == 0);
    }

    TEST_CASE("pairs() counts only words in the order of the query without a word between them") {
        CHECK(pairs(document({{10, 0}, {11, 1}}), weights) == Approx(0.66 * 2 / 2.2));
        CHECK(pairs(document({{10, 1}, {11, 0}}), weights) == 0);
        CHECK(pairs(document({{10, 0}, {12, 1}}), weights) == 0);
        CHECK(pairs(document({{10, 0}, {11, 1}, {20, 0}, {21, 1}}), weights) == Approx(0.66 * 2 * 2 / 3.2));
        CHECK(pairs(document({{10, 0}, {11, 2}}), std::vector<double>{1, 1, 1}) == 0);
    }

    TEST_CASE("pairs() is smaller in a longer document") {
        CHECK(pairs(document({{10, 0}, {11, 1}}, 2), weights) == Approx(0.66 * 2 / (1 + 1.2 * 1.75)));
    }

    TEST_CASE("closeness() grows with the number of words that are close together and falls with their distance") {
        const double beside = closeness(document({{10, 0}, {11, 1}}), weights);
        CHECK(beside == Approx(0.4 * (2 * 3.0 / (3 + 2) + 3 * 2.0 / (2 + 2))));
        CHECK(beside > closeness(document({{10, 0}, {13, 1}}), weights));
        CHECK(closeness(document({{10, 0}, {13, 1}}), weights) > closeness(document({{10, 0}, {900, 1}}), weights));
        CHECK(closeness(document({{10, 0}, {11, 1}, {50, 0}, {51, 1}}), weights) > beside);
        CHECK(closeness(document({{10, 0}, {11, 1}}, 2), weights) < beside);
        CHECK(closeness(document({{10, 0}, {11, 0}}), weights) == 0);
        CHECK(closeness(document({{10, 0}, {10, 1}}), weights) == 0);
        CHECK(closeness(document({}), weights) == 0);
    }

    TEST_CASE("window() and pairs() agree with their definitions on random occurrences") {
        std::mt19937 random(7);
        for (int round = 0; round < 500; ++round) {
            std::vector<double> of_words(1 + random() % 5);
            for (double& weight : of_words) weight = 0.5 + static_cast<double>(random() % 8);
            std::vector<Occurrence> occurrences;
            for (std::uint64_t position = 0; position < 80; ++position)
                for (std::size_t word = 0; word < of_words.size(); ++word)
                    if (random() % 8 == 0) occurrences.push_back({position, word});
            const WordOccurrences made = document(std::move(occurrences));
            CHECK(window(made, of_words) == Approx(naive_window(made, of_words)));
            CHECK(pairs(made, of_words) == Approx(naive_pairs(made, of_words)));
        }
    }
}

}  // namespace kwic
