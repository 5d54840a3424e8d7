// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/rerank.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace kwic {
namespace {

// These values were tuned on thirteen test collections in nine languages. Slightly different values give the same
// quality.
constexpr double proximity_weight = 0.8;
constexpr double saturation = 2;
constexpr double coverage_weight = 0.3;
constexpr double length_weight = 0.5;  // corresponds to b in BM25

double proximity(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                 double relative_length) {
    std::vector<double> adjacency(weights.size());
    for (std::size_t i = 1; i < occurrences.size(); ++i) {
        const Occurrence& left = occurrences[i - 1];
        const Occurrence& right = occurrences[i];
        if (left.query_term == right.query_term || left.position == right.position) continue;
        const auto distance = static_cast<double>(right.position - left.position);
        adjacency[left.query_term] += weights[right.query_term] / (distance * distance);
        adjacency[right.query_term] += weights[left.query_term] / (distance * distance);
    }
    double sum = 0;
    const double half = saturation * (1 - length_weight + length_weight * relative_length);
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * adjacency[i] / (adjacency[i] + half);
    return sum;
}

double coverage(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights) {
    std::vector<bool> occurs(weights.size());
    for (const Occurrence& occurrence : occurrences) occurs[occurrence.query_term] = true;
    double covered = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) covered += occurs[i] ? weights[i] : 0;
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    return all > 0 ? covered * covered / all : 0;
}

// Returns the weight of each typed word. If a word has several query terms, one for each spelling, the weight of the
// first query term is used.
std::vector<double> weights_of_words(const std::vector<QueryTerm>& query_terms, Xapian::doccount documents) {
    const std::vector<double> weights = weights_of(query_terms, documents);
    std::vector<double> of_words;
    for (std::size_t i = 0; i < query_terms.size(); ++i) {
        const std::size_t word = query_terms[i].word;
        if (word >= of_words.size()) of_words.resize(word + 1);
        if (of_words[word] == 0) of_words[word] = weights[i];
    }
    return of_words;
}

}  // namespace

double closeness(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                 double relative_length) {
    return proximity_weight * proximity(occurrences, weights, relative_length) +
           coverage_weight * coverage(occurrences, weights);
}

std::vector<Ranked> ranked(const Xapian::MSet& matches) {
    std::vector<Ranked> ranked;
    for (auto match = matches.begin(); match != matches.end(); ++match) ranked.push_back({*match, match.get_weight()});
    return ranked;
}

void rerank(std::vector<Ranked>& ranked, Xapian::doccount documents, const std::vector<QueryTerm>& query_terms,
            const std::function<TermOccurrences(Xapian::docid)>& occurrences_of, Deadline& deadline) {
    const std::vector<double> weights = weights_of_words(query_terms, documents);
    const std::size_t count = std::min(ranked.size(), reranked_documents);
    std::vector<Ranked*> by_number;
    for (std::size_t i = 0; i < count; ++i) by_number.push_back(&ranked[i]);
    std::sort(by_number.begin(), by_number.end(),
              [](const Ranked* a, const Ranked* b) { return a->document < b->document; });
    for (Ranked* const each : by_number) {
        if (deadline.check_time()) break;
        TermOccurrences found = occurrences_of(each->document);
        for (Occurrence& occurrence : found.occurrences)
            occurrence.query_term = query_terms[occurrence.query_term].word;
        each->score += closeness(found.occurrences, weights, found.relative_length);
    }
    std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

}  // namespace kwic
