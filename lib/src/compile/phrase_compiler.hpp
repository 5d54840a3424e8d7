// SPDX-License-Identifier: GPL-2.0-or-later
// PhraseCompiler makes plans for documents in which words are near each other. A PositionFilter checks the positions
// of the words.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/gap_check.hpp"
#include "compile/position_filter.hpp"

#include <xapian.h>

#include <memory>
#include <vector>

namespace kwic {

class PhraseCompiler {
public:
    // Both arguments must outlive the PhraseCompiler.
    PhraseCompiler(const QueryContext& context, CompileNotes& notes) : context_(context), notes_(notes) {}

    // Returns a plan for documents with the words in this order and at most `distance` other words between the first
    // and the last word. Each element of `words` is a plan for one term or for any of several terms. If `gaps` is not
    // null, `gaps` must accept the document, too.
    ProximityPlan phrase(const std::vector<Plan>& words, unsigned distance,
                         std::shared_ptr<const GapCheck> gaps = {}) const;

    // Returns a plan for documents with the words in any order within `window` consecutive positions.
    ProximityPlan near(const std::vector<Plan>& words, Xapian::termpos window) const;

    // Returns the result of phrase() for words that are given as expansions. If no index has positions or texts, adds a
    // warning and returns a plan for documents with all of the words.
    ProximityPlan phrase_or_words(const std::vector<Expansion>& words, unsigned distance,
                                  std::shared_ptr<const GapCheck> gaps = {});

private:
    // Records the filter of `proximity` in the notes, and returns `proximity`.
    ProximityPlan noted(ProximityPlan proximity) const;

    const QueryContext& context_;
    CompileNotes& notes_;
};

}  // namespace kwic
