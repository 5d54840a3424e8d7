// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "glass/open_database.hpp"
#include "match/scorer.hpp"
#include "open/document_lengths.hpp"

#include <algorithm>

namespace kwic {

// The index that a Scorer reads. The referenced objects must outlive the Scorer.
struct ScoredIndex {
    const glass::OpenDatabase& opened;  // must have its tables
    DocumentLengths& lengths;           // the lengths of `opened`
};

// The data that the scorers of a plan share. `matches_pool` must outlive the scorers.
struct ScorerContext {
    ScorerContext(const ScoredIndex& index, MatchesPool& matches_pool)
        : opened(index.opened),
          lengths(index.lengths),
          pool(matches_pool),
          documents(std::max<double>(opened.database.get_doccount(), 1)) {}

    // Returns the estimated fraction of the documents that `scorer` matches.
    double share_of(const Scorer& scorer) const { return std::min(scorer.estimated_matches() / documents, 1.0); }

    // Returns the estimated number of documents that at least one of `scorers` matches. Assumes that the matches of the
    // scorers are independent.
    double matches_of_any(const Scorers& scorers) const {
        double others = documents;
        for (const auto& scorer : scorers) others *= 1 - share_of(*scorer);
        return documents - others;
    }

    const glass::OpenDatabase& opened;
    DocumentLengths& lengths;
    MatchesPool& pool;
    double documents;  // the number of documents, but at least 1
};

}  // namespace kwic
