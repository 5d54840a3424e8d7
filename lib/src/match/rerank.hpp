// SPDX-License-Identifier: GPL-2.0-or-later
// Reranks the best documents of a match. BM25 scores each query word separately and does not consider the positions of
// the words. rerank() adds to the score of a document a number that depends on the positions of the query words; see
// rerank_parts.hpp.
#pragma once

#include "compile/compiler.hpp"
#include "match/deadline.hpp"
#include "match/occurrences.hpp"
#include "match/rerank_parts.hpp"

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace kwic {

// The maximum number of documents that are reranked. Reranking never lowers a score, so the reranked documents remain
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

// Returns whether `a` ranks before `b`: whether `a` has the higher score or, if the scores are equal, the lower number.
inline bool is_before(const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
}

// Returns the documents in `matches` with their scores, in the order of `matches`.
std::vector<Ranked> ranked(const Xapian::MSet& matches);

// Returns whether the query terms belong to at least two words. The documents for a single word are not reranked: the
// position of the word would change the order more than the difference between the typed word, a synonym and another
// spelling.
bool has_several_words(const std::vector<QueryTerm>& query_terms);

// Adds the parts of rerank_parts.hpp to the scores of the first reranked_documents entries of `ranked`, and sorts these
// entries by score. `ranked` must begin with the first document of the match. `documents` is the number of documents in
// the index. `occurrences_of` is called once for each reranked document, in the order of the document numbers, until
// the time is up. `occurrences_of` must return the occurrences in the order of occurrences() (occurrences.hpp), with
// indexes of `query_terms` in Occurrence::query_term.
void rerank(std::vector<Ranked>& ranked, Xapian::doccount documents, const std::vector<QueryTerm>& query_terms,
            const std::function<WordOccurrences(Xapian::docid)>& occurrences_of, Deadline& deadline);

}  // namespace kwic
