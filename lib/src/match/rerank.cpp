// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/rerank.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace kwic {
namespace {

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

// Replaces indexes of `query_terms` by numbers of words. Keeps the order and removes repetitions.
void make_words(std::vector<Occurrence>& occurrences, const std::vector<QueryTerm>& query_terms) {
    for (Occurrence& occurrence : occurrences) occurrence.query_term = query_terms[occurrence.query_term].word;
    if (!std::ranges::is_sorted(occurrences, precedes)) std::ranges::sort(occurrences, precedes);
    const auto is_same = [](const Occurrence& a, const Occurrence& b) { return !precedes(a, b); };
    occurrences.erase(std::unique(occurrences.begin(), occurrences.end(), is_same), occurrences.end());
}

}  // namespace

bool has_several_words(const std::vector<QueryTerm>& query_terms) {
    return std::ranges::any_of(query_terms, [&](const QueryTerm& each) { return each.word != query_terms[0].word; });
}

std::vector<Ranked> ranked(const Xapian::MSet& matches) {
    std::vector<Ranked> ranked;
    for (auto match = matches.begin(); match != matches.end(); ++match) ranked.push_back({*match, match.get_weight()});
    return ranked;
}

void rerank(std::vector<Ranked>& ranked, Xapian::doccount documents, const std::vector<QueryTerm>& query_terms,
            const std::function<WordOccurrences(Xapian::docid)>& occurrences_of, Deadline& deadline) {
    const std::vector<double> weights = weights_of_words(query_terms, documents);
    const std::size_t count = std::min(ranked.size(), reranked_documents);
    std::vector<Ranked*> by_number;
    for (std::size_t i = 0; i < count; ++i) by_number.push_back(&ranked[i]);
    std::sort(by_number.begin(), by_number.end(),
              [](const Ranked* a, const Ranked* b) { return a->document < b->document; });
    for (Ranked* const each : by_number) {
        if (deadline.check_time()) break;
        WordOccurrences found = occurrences_of(each->document);
        make_words(found.occurrences, query_terms);
        each->score +=
            early(found, weights) + window(found, weights) + pairs(found, weights) + closeness(found, weights);
    }
    std::stable_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

}  // namespace kwic
