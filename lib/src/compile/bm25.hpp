// SPDX-License-Identifier: GPL-2.0-or-later
// What a word counts in a document: BM25 as Xapian's BM25Weight has it, without its parts for the query's length and
// for words that are asked for more than once. Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
// Beyond" (2009).
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>

namespace kwic::bm25 {

inline constexpr double k1 = 1.2;
inline constexpr double b = 0.75;
inline constexpr double min_length = 0.5;  // of a document, as a part of the average

inline Xapian::BM25Weight weighting() { return Xapian::BM25Weight(k1, 0, 1, b, min_length); }

// What a word of `with` among `all` documents counts where it says all; small where every second document has it.
inline double idf(double with, double all) {
    const double odds = (all - with + 0.5) / (with + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds) * (k1 + 1);
}

// How often a word stands for itself in a document of this length, which is a part of the average.
inline double length_norm(double length) { return k1 * (std::max(length, min_length) * b + (1 - b)); }

// From 0 to 1.
inline double tf_saturation(double count, double length_norm) { return count / (length_norm + count); }

}  // namespace kwic::bm25
