// SPDX-License-Identifier: GPL-2.0-or-later
// PhraseCompiler: words that must be near each other in a document -> queries with a PositionFilter.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/position_filter.hpp"

#include <xapian.h>

#include <vector>

namespace kwic {

class PhraseCompiler {
public:
    // Keeps both references.
    PhraseCompiler(const QueryContext& context, CompileNotes& notes) : context_(context), notes_(notes) {}

    // Documents with the words in this order and at most `distance` other words between the first and the last one.
    // Each word is a term or alternatives of terms.
    ProximityQuery phrase(const std::vector<Xapian::Query>& words, unsigned distance) const;

    // Documents with the words in any order within `window` consecutive positions.
    ProximityQuery near(const std::vector<Xapian::Query>& words, Xapian::termpos window) const;

    // phrase() of expansions; if no index can check positions, warns and finds documents with all of the words.
    ProximityQuery phrase_or_words(const std::vector<Expansion>& words, unsigned distance);

private:
    const QueryContext& context_;
    CompileNotes& notes_;
};

}  // namespace kwic
