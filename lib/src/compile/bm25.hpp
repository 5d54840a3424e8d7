// SPDX-License-Identifier: GPL-2.0-or-later
// The BM25 formula. For a term that the query contains once, the score equals the score of Xapian's BM25Weight with k2
// = 0 and k3 = 1. See Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
//
//     score of a term = idf * tf / (length_norm + tf)
//     idf             = (k1 + 1) * ln((N - n + 0.5) / (n + 0.5))    N documents, n of them with the term
//     length_norm     = k1 * (1 - b + b * L)                        L = length of the document / average length
//     tf              = occurrences of the term in the document
#pragma once

#include <xapian.h>

#include <cmath>

namespace kwic::bm25 {

inline constexpr double k1 = 1.2;
inline constexpr double b = 0.75;

inline Xapian::BM25Weight weighting() { return Xapian::BM25Weight(k1, 0, 1, b, 0); }

// Returns idf for a term that `n` of `N` documents have. Let odds = (N - n + 0.5) / (n + 0.5). If odds is below 2, the
// function uses ln(1 + odds / 2) instead of ln(odds), so that idf is always positive. The two logarithms are equal at
// odds = 2.
inline double idf(double n, double N) {
    const double odds = (N - n + 0.5) / (n + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds) * (k1 + 1);
}

// Returns length_norm for a document with the relative length `L`.
inline double length_norm(double L) { return k1 * (1 - b + b * L); }

// Returns tf / (length_norm + tf), which is at least 0 and less than 1.
inline double tf_saturation(double tf, double length_norm) { return tf / (length_norm + tf); }

}  // namespace kwic::bm25
