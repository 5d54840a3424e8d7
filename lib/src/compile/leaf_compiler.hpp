// SPDX-License-Identifier: GPL-2.0-or-later
// LeafCompiler compiles a leaf of a query tree to a plan, unless the leaf is a literal. A LeafCompiler combines the
// results of LeafExpander, WordReadings, PhraseCompiler, PatternCompiler and the field filters.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/leaf_expander.hpp"
#include "compile/part.hpp"
#include "compile/pattern_compiler.hpp"
#include "compile/phrase_compiler.hpp"
#include "compile/query_tokenizer.hpp"
#include "compile/word_readings.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

class LeafCompiler {
public:
    // Both arguments must outlive the LeafCompiler.
    LeafCompiler(const QueryContext& context, CompileNotes& notes)
        : context_(context),
          notes_(notes),
          tokenizer_(context.analyzer, notes),
          expander_(context, notes),
          phrases_(context, notes),
          readings_(context, notes, tokenizer_, expander_, phrases_),
          patterns_(context, notes, expander_, phrases_) {}

    LeafCompiler(const LeafCompiler&) = delete;
    LeafCompiler& operator=(const LeafCompiler&) = delete;

    // Sets the query that contains the leaves. If a word is a part of more than limits::identifiers_per_word
    // identifiers, the expansion prefers identifiers that contain several words of the query.
    void set_query(const Query& query);

    Part build(const Query& leaf);

    // `queries` are the operands of an AND. Finds adjacent words of `queries` that the index contains as one word, such
    // as `email` for `e mail`; see WordReadings::joined_neighbors().
    std::vector<JoinedWords> joined_neighbors(const std::vector<Query>& queries) {
        return readings_.joined_neighbors(queries);
    }

    // Compiles an operand of NEAR. `leaf` is a word, phrase or wildcard. Appends to `sides` a plan for each word of
    // `leaf`: a term, or any of several terms. If `leaf` has several words and an index has positions or texts, appends
    // to `conditions` a plan for documents in which the words form a phrase.
    void add_near_sides(const Query& leaf, std::vector<Plan>& sides, std::vector<Plan>& conditions);

private:
    // Returns whether `field` is neither built in nor a field of the indexes.
    bool is_unknown(const std::string& field) const;

    // Returns why `leaf`, whose field is known, matches no value of its field; see leaf_mistake().
    std::optional<std::string> mistake_in(const Query& leaf) const;

    void add_query_words(const Query& query, std::vector<std::string>& words);
    Part value(const Query& leaf, Plan values);
    Part words_in(const Query& leaf);
    Part words(const Query& leaf);
    Part phrase(const Query& leaf);
    Part single_word(const Query& leaf, const QueryWord& word);
    Part several_words(const Query& leaf, const std::vector<QueryWord>& words);
    Part unspaced_words(const Query& leaf, const std::vector<QueryWord>& words);
    Part fuzzy(const Query& leaf);
    Part no_words(const Query& leaf);
    std::vector<Expansion> expansions_of_phrase(const Query& leaf, const std::vector<std::string>& tokens);

    const QueryContext& context_;
    CompileNotes& notes_;
    QueryTokenizer tokenizer_;
    LeafExpander expander_;
    PhraseCompiler phrases_;
    WordReadings readings_;
    PatternCompiler patterns_;
};

}  // namespace kwic
