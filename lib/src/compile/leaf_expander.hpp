// SPDX-License-Identifier: GPL-2.0-or-later
// LeafExpander calls Expander for the words of a leaf, and records their expansions in the CompileNotes.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/expander.hpp"
#include "compile/query_tokenizer.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

class LeafExpander {
public:
    // Both arguments must outlive the LeafExpander.
    LeafExpander(const QueryContext& context, CompileNotes& notes)
        : context_(context),
          notes_(notes),
          expander_(context.database, context.tables, context.word_variants, context.vocabulary, context.time,
                    notes.warnings()) {}

    // Returns the expansion of a word of `leaf` that is not in quotation marks: the word as typed and, as far as
    // SearchOptions::variants allows, its forms and name variants. If `is_fuzzy`, also the words within an edit
    // distance of `leaf.distance`.
    Expansion word(const Query& leaf, const QueryWord& word, bool is_fuzzy = false);

    // Returns the expansion of `token`, the only word of a phrase: the word as typed.
    Expansion quoted_word(const Query& leaf, const std::string& token);

    // Returns the expansion of `token`, a word of a phrase of several words: the word as typed and, unless
    // SearchOptions::variants is off, the word with a possessive ending (court's) or an elided article (l'hôpital). If
    // `is_first`, also the word with an elided preposition or pronoun (d'eau).
    Expansion phrase_word(const Query& leaf, const std::string& token, bool is_first);

    // Returns `expansion` of `word`, the only word of `leaf`, and the identifiers of which it is a part, as far as
    // SearchOptions::variants allows.
    Expansion with_identifiers(Expansion expansion, const Query& leaf, const QueryWord& word);

    // Returns the identifiers of which `joined`, the words of `leaf` without the characters between them, is a part, or
    // in which `humps` are consecutive humps, as far as SearchOptions::variants allows.
    Expansion identifiers(const Query& leaf, const std::string& joined, const std::vector<std::string>& humps);

    // Returns the words that match `pattern`, a word of `leaf` with wildcards. If `is_quoted` or
    // SearchOptions::variants is off, the words must have the accents of the pattern.
    Expansion pattern(const Query& leaf, const std::string& pattern, bool is_quoted);

    // Returns kwic::ranked() of `expansion`, with `token` as the typed word in the field of `leaf`.
    Xapian::Query ranked(const Expansion& expansion, const Query& leaf, const std::string& token) const;

    Expander& expander() { return expander_; }

private:
    void add_name_variants(const Query& leaf, const std::string& token, Expansion& expansion);

    const QueryContext& context_;
    CompileNotes& notes_;
    Expander expander_;
};

}  // namespace kwic
