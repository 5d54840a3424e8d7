// SPDX-License-Identifier: GPL-2.0-or-later
// Reranks the best documents of a match. BM25 scores each query word separately. rerank() adds to the score of a
// document a number that depends on which query words the document contains, and on the distances between these words.
#pragma once

#include "compile/compiler.hpp"
#include "match/deadline.hpp"
#include "match/occurrences.hpp"

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace kwic {

// The maximum number of documents that are reranked. Reranking only increases scores, so the reranked documents stay
// before the other documents.
inline constexpr std::size_t reranked_documents = 20;

// The limits on the occurrences that are read for rerank(). Rare forms of a word hardly ever occur near another word of
// the query, and each form needs a lookup in the index.
inline constexpr OccurrenceLimits reranked_occurrences = {.max_terms = 6, .max_positions = 500};

// A document and its score in a match.
struct Ranked {
    Xapian::docid document = 0;
    double score = 0;
};

// Returns whether `a` ranks before `b`: by score, documents with equal scores by number.
inline bool is_before(const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

// The data of a document from which rerank() computes closeness().
struct TermOccurrences {
    std::vector<Occurrence> occurrences;  // occurrences within the limits reranked_occurrences
    double relative_length = 1;           // length of the document / average length
};

// Returns the number that rerank() adds to the score of a document:
//
//     0.8 * sum of w_i * a_i / (a_i + h)    over all words i
//   + 0.3 * c^2 / sum of w_i
//
//     w_i  weight of word i (`weights`)
//     a_i  sum of w_j / d^2 over all pairs of consecutive occurrences of i and another word j; d is their distance
//     h    2 * (1 - b + b * relative_length), b = 0.5
//     c    sum of the weights of the words that occur
//
// The first part follows Buettcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
// collections", SIGIR 2006. In `occurrences`, Occurrence::query_term is the number of a word (QueryTerm::word), not the
// index of a QueryTerm. This number is also the index of the word in `weights`.
double closeness(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                 double relative_length);

// Returns the documents in `matches` with their scores, in the order of `matches`.
std::vector<Ranked> ranked(const Xapian::MSet& matches);

// Adds closeness() to the scores of the first reranked_documents entries of `ranked` and sorts these entries by score.
// `ranked` must begin with the first document of the match. `documents` is the number of documents in the index.
// `occurrences_of` is called once for each reranked document, in the order of the document numbers, until the time is
// up.
void rerank(std::vector<Ranked>& ranked, Xapian::doccount documents, const std::vector<QueryTerm>& query_terms,
            const std::function<TermOccurrences(Xapian::docid)>& occurrences_of, Deadline& deadline);

}  // namespace kwic
