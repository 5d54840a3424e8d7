// SPDX-License-Identifier: GPL-2.0-or-later
// The best documents of a match, ranked again by what BM25 does not see: how close the query's words stand together,
// and how many of them there are.
#pragma once

#include "query/compiler.hpp"
#include "search/deadline.hpp"
#include "search/occurrences.hpp"

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace kwic {

// So many documents are ranked again. Their scores grow, so that no document that is not overtakes them.
inline constexpr std::size_t reranked_documents = 20;

struct Ranked {
    Xapian::docid document = 0;
    double score = 0;
};

// What the places of the words add to a document's score. `length`: of the document, the mean being 1. An occurrence's
// mark is the number of its word here, by which the weights are. Each two neighbouring occurrences of different words
// count by the square of their distance (Buettcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on
// very large text collections", SIGIR 2006), and the words that are there by their share of all weight.
double closeness(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights, double length);

std::vector<Ranked> ranked(const Xapian::MSet& matches);

// `ranked` begins with the first document of a match.
void rerank(std::vector<Ranked>& ranked, const Xapian::Database& database, const std::vector<Mark>& marks,
            Deadline& deadline);

}  // namespace kwic
