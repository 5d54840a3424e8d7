// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the number that rerank() adds to the score of a document. Each part depends on the positions of the
// query words in the document:
//
//     early      words near the beginning of the text or in the title
//     window     words within 15 consecutive words of the text
//     pairs      words that are adjacent both in the query and in the text
//     closeness  short distances between any two words
//
// All functions use these symbols:
//
//     u_w  weight of the query word w: ln(1 + N / n), N documents in the index, n of them with the word
//     L    length of the document / average length
//     s    1 - b + b * L, where b depends on the part
//
// The constants were chosen by leave-one-out cross-validation on 37 judged collections; see doc/ranking.md.
#pragma once

#include "match/occurrences.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kwic {

// The occurrences of the query words in a document, and other data of the document that the parts need.
struct WordOccurrences {
    // Occurrence::query_term is the number of a word in the order of the query (QueryTerm::word), not the index of a
    // QueryTerm. The occurrences ascend by precedes(), and no two are equal.
    std::vector<Occurrence> occurrences;
    double relative_length = 1;       // L
    std::uint64_t title_begin = ~0U;  // the least position that is in the title or in the file name, not in the text
};

// Returns
//
//     0.4 * sum of u_w * e^(-p_w / 15)    over all words w that occur
//
// p_w is the position of the first occurrence of w, or 0 if w is in the title. See Troy and Zhang, "Enhancing relevance
// scoring with chronological term rank" (SIGIR 2007). `weights` has u_w for each word of the query.
double early(const WordOccurrences& document, std::span<const double> weights);

// Returns
//
//     0.4 * W^2 / sum of u_w    over all words w of the query
//
// W is the maximum sum of the weights of the distinct words that occur in a window of 15 consecutive positions.
double window(const WordOccurrences& document, std::span<const double> weights);

// Returns
//
//     0.66 * sum of min(u_w, u_v) * x / (x + 1.2 * s)    b = 0.75, over all pairs of words w, v that are adjacent in
//                                                        the query
//
// x is the number of positions of w that a position of v directly follows. See Metzler and Croft, "A Markov random
// field model for term dependencies" (SIGIR 2005).
double pairs(const WordOccurrences& document, std::span<const double> weights);

// Returns
//
//     0.4 * sum of u_w * a_w / (a_w + 2 * s)    b = 0.5, over all words w
//
// a_w is the sum of u_v / d over all pairs of consecutive occurrences of w and another word v, where d is the distance
// between the two occurrences. See Buettcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very
// large text collections" (SIGIR 2006).
double closeness(const WordOccurrences& document, std::span<const double> weights);

}  // namespace kwic
