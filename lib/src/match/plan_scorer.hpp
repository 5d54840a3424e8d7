// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the Scorer of a Plan.
#pragma once

#include "compile/plan.hpp"
#include "match/scorer_context.hpp"

#include <xapian.h>

#include <memory>

namespace kwic {

// Returns a Scorer of the matches of `plan`. The scores are the scores of `plan` times `factor`. If `factor` is 0, all
// scores are 0, and no lengths are read.
std::unique_ptr<Scorer> make_scorer(const Plan& plan, double factor, const ScorerContext& context);

// Adds the wanted matches of `scorer` in the window that begins at `begin` to `matches`. Calls Scorer::add_to() or, if
// few documents are wanted, Scorer::has() for each of these documents.
void add_wanted(Matches& matches, Scorer& scorer, Xapian::docid begin, const Wanted& wanted,
                const ScorerContext& context);

// Removes documents from `matches`, which are in the window that begins at `begin`: the documents that `condition` does
// not match or, if `is_excluded` is true, the documents that `condition` matches. The scores of `condition` must be 0.
void restrict(Matches& matches, Scorer& condition, bool is_excluded, Xapian::docid begin, const ScorerContext& context);

}  // namespace kwic
