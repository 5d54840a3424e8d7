// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/phrase_compiler.hpp"

#include "compile/expansion_plan.hpp"

#include <kwic/warning.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace kwic {

ProximityPlan PhraseCompiler::phrase(const std::vector<Plan>& words, unsigned distance,
                                     std::shared_ptr<const GapCheck> gaps) const {
    const auto window = static_cast<Xapian::termpos>(words.size() + distance);
    return noted(proximity_plan(words,
                                {.window = window,
                                 .is_in_order = true,
                                 .is_excluded = notes_.is_negated(),
                                 .gaps = std::move(gaps),
                                 .tables = context_.opened_tables},
                                context_.time));
}

ProximityPlan PhraseCompiler::near(const std::vector<Plan>& words, Xapian::termpos window) const {
    return noted(proximity_plan(
        words,
        {.window = window, .is_in_order = false, .is_excluded = notes_.is_negated(), .tables = context_.opened_tables},
        context_.time));
}

ProximityPlan PhraseCompiler::noted(ProximityPlan proximity) const {
    notes_.add_phrase(proximity.filter);
    return proximity;
}

ProximityPlan PhraseCompiler::phrase_or_words(const std::vector<Expansion>& words, unsigned distance,
                                              std::shared_ptr<const GapCheck> gaps) {
    std::vector<Plan> plans;
    for (const Expansion& word : words) plans.push_back(alternatives(word, context_.database));
    notes_.need_positions();
    if (context_.can_check_positions) return phrase(plans, distance, std::move(gaps));
    notes_.warn(WarningCode::no_positions, "the index has neither positions nor texts: phrases were searched as words");
    const Plan every_word = Plan::all_of(plans);
    return {every_word, every_word, {}};
}

}  // namespace kwic
