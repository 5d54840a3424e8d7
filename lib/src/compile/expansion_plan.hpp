// SPDX-License-Identifier: GPL-2.0-or-later
// Converts expansions to plans. An empty expansion gives a plan that matches nothing.
//
//     score of an expansion = rarity * sum of factor_i * bm25(variants_i)
//     rarity                = rarity(n, cf, N) of residual_idf.hpp
//     n                     = N * (1 - product of (1 - n_j / N))    n_j: the number of documents with variant j
//
// N is the number of documents. n is an estimate of the number of documents with any variant, as for independent
// variants. cf is an estimate of the number of occurrences of all variants: the sum of all n_j, times the average
// number of occurrences of the most frequent variant in a document that has it. Identifiers count for n and cf only if
// all variants are identifiers.
//
// bm25(variants_i) is the BM25 score of a group of variants that counts as one term. Name variants are other spellings
// of a proper name. Each row of this table is a summand of the score:
//
//     variants_i                                    factor_i
//     forms of the word                             1 - the factors of the next two rows
//     forms and name variants                       name_variant_weight
//     forms, name variants and identifiers          identifier_weight
//     the typed word, if it has other variants      0.1
//
// The second row is omitted if there are no name variants or no forms. The third row is omitted if there are no
// identifiers or only identifiers. In the first row, the factor of an omitted row counts as 0. If there are no forms,
// the first row has the name variants instead. If there are neither forms nor name variants, the first row has the
// identifiers.
//
// identifier_weight is small. Therefore a document with the word usually ranks above a document that has only an
// identifier of which the word is a part.
#pragma once

#include "compile/plan.hpp"

#include <xapian.h>

#include <memory>
#include <string>

namespace kwic {

// Weight of other spellings of a proper name, relative to the typed word.
inline constexpr double name_variant_weight = 0.4;

// Weight of identifiers of which the word is a part, relative to the typed word.
inline constexpr double identifier_weight = 0.15;

// Returns a plan that ranks the expansion as a single term; `typed` is the term of the typed word. `rest`: see
// Plan::expansion().
Plan ranked(const Expansion& expansion, const std::string& typed, const Xapian::Database& database,
            std::shared_ptr<DocumentFilter> rest = nullptr);

// Returns the approximate maximum score of ranked(): `rarity` times the IDF of the most frequent variant. Returns 0 if
// the expansion is empty.
double max_score(const Expansion& expansion, const Xapian::Database& database);

// Returns a plan for documents with any of the variants, for a word of a phrase or of NEAR. The score is the sum of the
// BM25 scores of the variants, multiplied by `rarity`.
Plan alternatives(const Expansion& expansion, const Xapian::Database& database);

}  // namespace kwic
