// SPDX-License-Identifier: GPL-2.0-or-later
// Scorers of the plans without children, except expansions. All scores are 0.
#pragma once

#include "compile/plan.hpp"
#include "match/scorer.hpp"
#include "match/scorer_context.hpp"

#include <memory>

namespace kwic {

// Each function returns a Scorer for plans of the operation in its name; see Plan::Op.
std::unique_ptr<Scorer> nothing_scorer();
std::unique_ptr<Scorer> everything_scorer(const ScorerContext& context);
std::unique_ptr<Scorer> value_scorer(const Plan& plan, const ScorerContext& context);
std::unique_ptr<Scorer> source_scorer(const Plan& plan, const ScorerContext& context);

}  // namespace kwic
