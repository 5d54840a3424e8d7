// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/rerank_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace kwic {
namespace {

constexpr double early_weight = 0.4;
constexpr double early_words = 15;  // the number of words after which the weight of a position falls to 1 / e

constexpr double window_weight = 0.4;
constexpr std::uint64_t window_words = 15;

constexpr double pairs_weight = 0.66;
constexpr double pairs_saturation = 1.2;
constexpr double pairs_b = 0.75;

constexpr double closeness_weight = 0.4;
constexpr double closeness_saturation = 2;
constexpr double closeness_b = 0.5;

double length_norm(double b, double relative_length) { return 1 - b + b * relative_length; }

}  // namespace

double early(const WordOccurrences& document, std::span<const double> weights) {
    constexpr auto never = std::numeric_limits<double>::infinity();
    std::vector<double> first(weights.size(), never);
    for (const auto& [position, word, is_typed, further_parts] : document.occurrences)
        first[word] = std::min(first[word], position >= document.title_begin ? 0 : static_cast<double>(position));
    double sum = 0;
    for (std::size_t word = 0; word < weights.size(); ++word)
        sum += weights[word] * std::exp(-first[word] / early_words);
    return early_weight * sum;
}

double window(const WordOccurrences& document, std::span<const double> weights) {
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (all <= 0) return 0;
    std::vector<std::size_t> counts(weights.size());  // occurrences in the window
    double in_window = 0;
    double best = 0;
    auto begin = document.occurrences.begin();
    for (const Occurrence& last : document.occurrences) {
        if (counts[last.query_term]++ == 0) in_window += weights[last.query_term];
        for (; last.position - begin->position >= window_words; ++begin)
            if (--counts[begin->query_term] == 0) in_window -= weights[begin->query_term];
        best = std::max(best, in_window);
    }
    return window_weight * best * best / all;
}

double pairs(const WordOccurrences& document, std::span<const double> weights) {
    std::vector<double> counts(weights.size());  // for each word, x (see the header) of this word and the next
    auto next = document.occurrences.begin();
    for (const Occurrence& each : document.occurrences) {
        const Occurrence follower{each.position + 1, each.query_term + 1};
        while (next != document.occurrences.end() && precedes(*next, follower)) ++next;
        if (next == document.occurrences.end()) break;
        if (!precedes(follower, *next)) ++counts[each.query_term];
    }
    const double half = pairs_saturation * length_norm(pairs_b, document.relative_length);
    double sum = 0;
    for (std::size_t word = 0; word + 1 < weights.size(); ++word)
        sum += std::min(weights[word], weights[word + 1]) * counts[word] / (counts[word] + half);
    return pairs_weight * sum;
}

double closeness(const WordOccurrences& document, std::span<const double> weights) {
    std::vector<double> adjacency(weights.size());
    for (std::size_t i = 1; i < document.occurrences.size(); ++i) {
        const Occurrence& left = document.occurrences[i - 1];
        const Occurrence& right = document.occurrences[i];
        if (left.query_term == right.query_term || left.position == right.position) continue;
        const auto distance = static_cast<double>(right.position - left.position);
        adjacency[left.query_term] += weights[right.query_term] / distance;
        adjacency[right.query_term] += weights[left.query_term] / distance;
    }
    const double half = closeness_saturation * length_norm(closeness_b, document.relative_length);
    double sum = 0;
    for (std::size_t word = 0; word < weights.size(); ++word)
        sum += weights[word] * adjacency[word] / (adjacency[word] + half);
    return closeness_weight * sum;
}

}  // namespace kwic
