// SPDX-License-Identifier: GPL-2.0-or-later
// PatternCompiler compiles a wildcard leaf, or a phrase with wildcards, to a plan.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/leaf_expander.hpp"
#include "compile/part.hpp"
#include "compile/pattern_words.hpp"
#include "compile/phrase_compiler.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

class PatternCompiler {
public:
    // All arguments must outlive the PatternCompiler.
    PatternCompiler(const QueryContext& context, CompileNotes& notes, LeafExpander& words, PhraseCompiler& phrases)
        : context_(context), notes_(notes), words_(words), phrases_(phrases) {}

    // Returns whether `leaf` is compiled by this class.
    static bool has_patterns(const Query& leaf);

    Part build(const Query& leaf);

    // Compiles `leaf` as an operand of NEAR; see LeafCompiler::add_near_sides().
    void add_near_sides(const Query& leaf, std::vector<Plan>& sides, std::vector<Plan>& conditions);

private:
    // A word of the leaf, with the terms of the index that match the word. If `is_any` is true, `expansion` is empty.
    // `rest` holds the terms beyond the size limit of an expansion; see words_of().
    struct Word : PatternWord {
        Expansion expansion = {};
        std::vector<std::string> rest = {};
    };

    std::vector<Word> words_of(const Query& leaf, bool searches_rest);
    ProximityPlan phrase(const Query& leaf, const std::vector<Word>& words);
    void add_joined(const Query& leaf, const std::vector<Word>& words, std::vector<Plan>& readings);

    const QueryContext& context_;
    CompileNotes& notes_;
    LeafExpander& words_;
    PhraseCompiler& phrases_;
};

}  // namespace kwic
