// SPDX-License-Identifier: GPL-2.0-or-later
// Residual IDF, which distinguishes the words of topics from words that occur everywhere. See Church and Gale, "Inverse
// document frequency (IDF): a measure of deviations from Poisson" (1995).
//
//     residual_idf = log2(N / n) + log2(1 - e^(-cf / N))    N documents, n of them with the word, cf occurrences
//
// The first summand is the IDF of the word. The second summand subtracts the IDF that the word would have if its
// occurrences were spread over the documents at random. The difference is about 0 for a function word, and larger for a
// word that has many occurrences in few documents.
#pragma once

#include <algorithm>
#include <cmath>

namespace kwic {

// Returns the residual IDF of a word; `n` and `cf` must be positive.
inline double residual_idf(double n, double cf, double N) { return std::log2(N / n) + std::log2(-std::expm1(-cf / N)); }

// Returns whether a word in `n` of `N` documents is so rare that rarity() is 1.
inline bool is_rare(double n, double N) { return n <= 0.002 * N; }

// Returns the factor by which the score of a word is multiplied:
//
//     1                                                                  if is_rare(n, N)
//     1 - 0.6 * min(1, log10(n / (0.002 N))) * (1 - residual_idf)        otherwise
//
// In this formula, residual_idf is limited to values from 0 to 1. The factor is less than 1 for common words that are
// spread evenly. Without the factor, the many common words of a question would add up to too high a score. The factor
// works for every language, without a list of function words.
inline double rarity(double n, double cf, double N) {
    if (is_rare(n, N)) return 1;
    const double commonness = std::min(1.0, std::log10(n / (0.002 * N)));
    return 1 - 0.6 * commonness * (1 - std::clamp(residual_idf(n, cf, N), 0.0, 1.0));
}

}  // namespace kwic
