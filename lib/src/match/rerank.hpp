// SPDX-License-Identifier: GPL-2.0-or-later
// The best documents of a match, ranked again by what BM25 does not see: how close the query's words stand together,
// and how many of them there are.
#pragma once

#include "compile/compiler.hpp"
#include "match/deadline.hpp"
#include "match/occurrences.hpp"

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace kwic {

// So many documents are ranked again. Their scores grow, so that no document that is not overtakes them.
inline constexpr std::size_t reranked_documents = 20;

struct Ranked {
    Xapian::docid document = 0;
    double score = 0;
};

// What the places of the words add to a document's score. `length`: of the document, the mean being 1. Here
// `query_term` of an occurrence is the number of its typed word, an index into `weights`. Each two neighbouring
// occurrences of different words count by the square of their distance (Buettcher, Clarke and Lushman, "Term proximity
// scoring for ad-hoc retrieval on very large text collections", SIGIR 2006), and the words that are there by their
// share of all weight.
double closeness(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights, double length);

std::vector<Ranked> ranked(const Xapian::MSet& matches);

// How far to look for the words. Rare forms hardly ever stand beside another word of the query, and each costs a look
// into the index.
inline constexpr OccurrenceLimits reranked_occurrences = {6, 500};

// What of a document tells how close the words stand in it.
struct TermOccurrences {
    std::vector<Occurrence> occurrences;  // as far as reranked_occurrences let them through
    double length = 1;                    // of the document, the mean being 1
};

// `ranked` begins with the first document of a match. `documents`: in how many the words may be.
void rerank(std::vector<Ranked>& ranked, Xapian::doccount documents, const std::vector<QueryTerm>& query_terms,
            const std::function<TermOccurrences(Xapian::docid)>& places_of, Deadline& deadline);

}  // namespace kwic
