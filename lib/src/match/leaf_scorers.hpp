// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the scorers of plans that have no children, except expansions. All scores are 0.
#pragma once

#include "compile/plan.hpp"
#include "match/scorer.hpp"
#include "match/scorer_context.hpp"

#include <memory>

namespace kwic {

// Returns a Scorer for the documents with any of the terms of `plan`. Reads the posting lists of all terms before it
// returns.
std::unique_ptr<Scorer> terms_scorer(const Plan& plan, const ScorerContext& context);

// Each function returns a Scorer for the operation in its name; see Plan::Op. value_scorer() takes the plan, and
// source_scorer() takes Plan::source(), which it clones.
std::unique_ptr<Scorer> nothing_scorer();
std::unique_ptr<Scorer> everything_scorer(const ScorerContext& context);
std::unique_ptr<Scorer> value_scorer(const Plan& plan, const ScorerContext& context);
std::unique_ptr<Scorer> source_scorer(const DocumentFilter& source, const ScorerContext& context);

}  // namespace kwic
