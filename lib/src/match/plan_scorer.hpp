// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the Scorer of a Plan.
#pragma once

#include "compile/plan.hpp"
#include "glass/tables.hpp"
#include "match/scorer.hpp"
#include "open/document_lengths.hpp"

#include <xapian.h>

#include <memory>

namespace kwic {

// The index that a Scorer reads. The referenced objects must outlive the Scorer.
struct ScoredIndex {
    const Xapian::Database& database;
    const glass::Tables& tables;  // the tables of `database`
    DocumentLengths& lengths;     // the lengths of `database`
};

// Returns a Scorer of the matches of `plan`. The scores are those of `plan` times `factor`. If `factor` is 0, all
// scores are 0, and no lengths are read.
std::unique_ptr<Scorer> make_scorer(const Plan& plan, double factor, const ScoredIndex& index);

// Removes from `matches`, which are in the window that begins at `begin`, the documents that `condition` does not match
// or, if `is_excluded` is true, those that it matches. The scores of `condition` must be 0.
// `documents` is the number of documents of the index. `scratch` must be empty, and is empty afterwards.
void restrict(Matches& matches, Scorer& condition, bool is_excluded, Xapian::docid begin, double documents,
              Matches& scratch);

}  // namespace kwic
