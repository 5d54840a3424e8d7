// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "glass/tables.hpp"
#include "match/scorer.hpp"
#include "open/document_lengths.hpp"

#include <xapian.h>

#include <algorithm>

namespace kwic {

// The index that a Scorer reads. The referenced objects must outlive the Scorer.
struct ScoredIndex {
    const Xapian::Database& database;
    const glass::Tables& tables;  // the tables of `database`
    DocumentLengths& lengths;     // the lengths of `database`
};

// What the scorers of a plan share. `matches_pool` must outlive the scorers.
struct ScorerContext {
    ScorerContext(const ScoredIndex& scored_index, MatchesPool& matches_pool)
        : index(scored_index),
          pool(matches_pool),
          documents(std::max<double>(scored_index.database.get_doccount(), 1)) {}

    ScoredIndex index;
    MatchesPool& pool;
    double documents;  // the number of documents, but at least 1
};

}  // namespace kwic
