// SPDX-License-Identifier: GPL-2.0-or-later
// LeafExpander calls Expander for the words of a leaf, and records their expansions in the CompileNotes.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/expander.hpp"
#include "compile/query_tokenizer.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <span>
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

    // Returns the expansion of `word`, a word of `leaf` that is not in quotation marks. The expansion contains the word
    // as typed if the index contains this word. Depending on SearchOptions::variants, the expansion also contains forms
    // of the word, other spellings of a proper name, and the other spelling of an abbreviation (see
    // other_abbreviation()). If `is_fuzzy` is true, the expansion also contains the words within `leaf.distance` edits
    // of `word`.
    Expansion word(const Query& leaf, const QueryWord& word, bool is_fuzzy = false);

    // Adds the index terms among `words` to `expansion`, the expansion of `token`. Each of `words` is `token` with a
    // prefix or an ending. Inserts the words before the name variants in `expansion`.
    void add_affixed(const Query& leaf, const std::string& token, const std::vector<std::string>& words,
                     Expansion& expansion);

    // Returns the expansion of `token`, the only word of a phrase. The expansion contains only the word as typed, or
    // nothing if the index does not contain this word.
    Expansion quoted_word(const Query& leaf, const std::string& token);

    // Returns the expansion of `token`, which is one of several words of a phrase. The expansion contains the word as
    // typed. Unless SearchOptions::variants is off, the expansion also contains the word with a possessive ending
    // (court's), and the word with an elided article (l'hôpital). If `is_first` is also true, the expansion contains
    // the word with an elided preposition or pronoun (d'eau). Spellings that the index does not contain are omitted.
    Expansion phrase_word(const Query& leaf, const std::string& token, bool is_first);

    // Appends to `expansion` the identifiers of which `word` is a part, and returns the result. `word` is the only word
    // of `leaf`. Appends nothing if identifiers() returns nothing for `word`.
    Expansion with_identifiers(Expansion expansion, const Query& leaf, const QueryWord& word);

    // Returns the identifiers of which `joined` is a part, and the identifiers in which `humps` are consecutive humps
    // (see text/humps.hpp). `joined` contains the words of `leaf` without the characters between them. Returns nothing
    // if SearchOptions::variants is off or the leaf is negated. Also returns nothing if one of the searched indexes is
    // remote and `is_known` is true. `is_known` states whether the indexes contain the words of `leaf`.
    Expansion identifiers(const Query& leaf, const std::string& joined, const std::vector<std::string>& humps,
                          bool is_known);

    // Returns the words that match `pattern`, a word in `leaf` that has wildcards. The words must have the accents of
    // the pattern if `is_quoted` is true or SearchOptions::variants is off. For `rest`, see Expander::wildcard(). If an
    // index is remote, appends nothing to `rest`.
    Expansion pattern(const Query& leaf, const std::string& pattern, bool is_quoted,
                      std::vector<std::string>* rest = nullptr);

    // Returns a plan that ranks `expansion` as a single term (see kwic::ranked()). `token` is the typed word, without
    // the term prefix of the field. For `rest`, see Plan::expansion().
    Plan ranked(const Expansion& expansion, const Query& leaf, const std::string& token,
                std::shared_ptr<DocumentFilter> rest = nullptr) const;

    // Returns the sum of kwic::max_score() over `words`, which contains the expansion of each word.
    double max_score(std::span<const Expansion> words) const;

    Expander& expander() { return expander_; }

private:
    void add_name_variants(const Query& leaf, const std::string& token, Expansion& expansion);

    const QueryContext& context_;
    CompileNotes& notes_;
    Expander expander_;
};

}  // namespace kwic
