// SPDX-License-Identifier: GPL-2.0-or-later
// PhraseCompiler makes queries for documents in which words are near each other. A PositionFilter checks the positions
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

    // Returns a query for documents with the words in this order and at most `distance` other words between the first
    // and the last word. Each element of `words` is a query for one term or for any of several terms. If `gaps` is not
    // null, `gaps` must accept the document, too.
    ProximityQuery phrase(const std::vector<Plan>& words, unsigned distance,
                          std::shared_ptr<const GapCheck> gaps = {}) const;

    // Returns a query for documents with the words in any order within `window` consecutive positions.
    ProximityQuery near(const std::vector<Plan>& words, Xapian::termpos window) const;

    // Returns the result of phrase() for words that are given as expansions. If no index has positions or texts, adds a
    // warning and returns a query for documents with all of the words.
    ProximityQuery phrase_or_words(const std::vector<Expansion>& words, unsigned distance,
                                   std::shared_ptr<const GapCheck> gaps = {});

private:
    // Records the filter of `query` in the notes, and returns `query`.
    ProximityQuery noted(ProximityQuery query) const;

    const QueryContext& context_;
    CompileNotes& notes_;
};

}  // namespace kwic
