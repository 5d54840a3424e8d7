// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the Scorer of a Plan.
#pragma once

#include "compile/plan.hpp"
#include "match/scorer_context.hpp"

#include <xapian.h>

#include <memory>

namespace kwic {

// Returns a Scorer of the matches of `plan`. The scores are those of `plan` times `factor`. If `factor` is 0, all
// scores are 0, and no lengths are read.
std::unique_ptr<Scorer> make_scorer(const Plan& plan, double factor, const ScorerContext& context);

// Each function returns a Scorer for a plan whose operation (see Plan::Op) is in the name of the function. The children
// of the plan are given as scorers. The scores of `condition` and `excluded` must be 0.
std::unique_ptr<Scorer> any_of_scorer(Scorers scorers, const ScorerContext& context);
std::unique_ptr<Scorer> filter_scorer(std::unique_ptr<Scorer> scorer, std::unique_ptr<Scorer> condition,
                                      const ScorerContext& context);
std::unique_ptr<Scorer> except_scorer(std::unique_ptr<Scorer> scorer, std::unique_ptr<Scorer> excluded,
                                      const ScorerContext& context);

// Removes from `matches`, which are in the window that begins at `begin`, the documents that `condition` does not match
// or, if `is_excluded` is true, those that it matches. The scores of `condition` must be 0.
void restrict(Matches& matches, Scorer& condition, bool is_excluded, Xapian::docid begin, const ScorerContext& context);

}  // namespace kwic
