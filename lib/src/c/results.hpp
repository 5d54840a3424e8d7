// SPDX-License-Identifier: GPL-2.0-or-later
// Converts Results, Completion and Explanation objects to the structs of the C API.
#pragma once

#include "c/answer.hpp"

#include <kwic/c/results.h>
#include <kwic/results.hpp>

#include <vector>

namespace kwic::c {

using ResultsAnswer = Answer<kwic_results, Results>;

kwic_results* make_results(Results results);
kwic_completions* make_completions(std::vector<Completion> completions);
kwic_explanation* make_explanation(Explanation explanation);

}  // namespace kwic::c
