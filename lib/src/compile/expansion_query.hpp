// SPDX-License-Identifier: GPL-2.0-or-later
// Expansions -> Xapian queries. An empty expansion gives a query that matches nothing.
//
//     score of an expansion = rarity * sum of factor_i * bm25(variants_i)
//     rarity                = sqrt(min(ln(1 + N / n), 4) / 4)    N documents, n of them with the most frequent variant
//
// bm25(variants_i) is the BM25 score of the first variants of the expansion, counted as one term. The summands are
//
//     variants_i                                    factor_i
//     forms of the word                             1 - name_variant_weight
//     forms and name variants                       name_variant_weight
//     the typed word, if it has other variants      0.2
//
// If there are only forms or only name variants, one summand with the factor 1 replaces the first two.
#pragma once

#include "compile/document_lengths.hpp"
#include "compile/expander.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// Weight of other spellings of a proper name, relative to the word as typed.
inline constexpr double name_variant_weight = 0.4;

// Returns the expansion as one ranked term; `typed` is the term as the user wrote it. With `lengths` the query is
// faster, but it is valid only for `database`, and no operator above it may raise its weights; both must outlive it.
// `lengths` may be null.
Xapian::Query ranked(const Expansion& expansion, const std::string& typed, const Xapian::Database& database,
                     DocumentLengths* lengths);

// Returns documents with any of the variants.
Xapian::Query alternatives(const Expansion& expansion);

// Joins `queries` by `op`; returns a single query as it is.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

}  // namespace kwic
