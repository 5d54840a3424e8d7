// SPDX-License-Identifier: GPL-2.0-or-later
// CompileNotes collects the results of a compilation other than plans, such as the terms to highlight and the expansion
// of each word. The classes that compile the parts of a query add notes. At the end, compile_query() moves the notes
// into the CompiledQuery.
#pragma once

#include "compile/compiler.hpp"
#include "text/literal.hpp"

#include <kwic/warning.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

class CompileNotes {
public:
    // warn() appends to `warnings`, which must outlive the CompileNotes.
    explicit CompileNotes(std::vector<Warning>& warnings) : warnings_(warnings) {}

    // Appends a warning unless the warnings already contain it.
    void warn(WarningCode code, std::string message);

    // Calls warn(), and records the warning in CompiledQuery::missing, or, in a negation, in CompiledQuery::mistakes.
    // The warning is about a field that no document has, or that has no values of the kind that the query searches for.
    void warn_missing(WarningCode code, const std::string& message) {
        (is_negated_ ? mistakes_ : missing_).push_back(message);
        warn(code, message);
    }

    // Calls warn(), and records the warning in CompiledQuery::mistakes. The warning is about a leaf that no value of
    // its field can match.
    void warn_mistake(const std::string& message) {
        mistakes_.push_back(message);
        warn(WarningCode::wrong_value, message);
    }

    std::vector<Warning>& warnings() { return warnings_; }

    // Begins or ends a negation. Words in a negation are not highlighted.
    void toggle_negation() { is_negated_ = !is_negated_; }
    bool is_negated() const { return is_negated_; }

    // Begins or ends the synonyms of the current word. The expansions of the synonyms also belong to the current word.
    void toggle_synonyms() { are_synonyms_ = !are_synonyms_; }

    // Begins the next word that the user typed. Until the next call, expansions belong to this word.
    void begin_word() {
        if (are_synonyms_ && typed_words_ > 0) return;
        ++typed_words_;
        is_first_expansion_ = true;
    }

    // Records `expansion`, which contains the index terms that the search uses for `word` in `field`. `rest` are
    // further terms for the same word; see RestTerms.
    void add_expansion(const std::string& word, const std::string& field, const Expansion& expansion,
                       std::vector<std::string> rest = {});

    // Returns the number of the next word that the user typed.
    std::size_t next_word() const { return typed_words_; }

    // Sets the number of the first typed word of the next phrases. The synonym of a word belongs to this word.
    void begin_phrases_at(std::size_t word) { first_of_phrase_ = word; }

    // Records the filter of a phrase or NEAR whose last word is the current word. In a negation, does nothing.
    void add_phrase(std::shared_ptr<const PositionFilter> filter);

    void add_name_variants(NameVariants variants) { name_variants_.push_back(std::move(variants)); }

    // Records a range of numbers. In a negation, does nothing.
    void add_condition(FieldCondition condition);

    // Records that a part of the query depends on word positions.
    void need_positions() { needs_positions_ = true; }
    bool needs_positions() const { return needs_positions_; }

    // Records a literal, and appends `words` to CompiledQuery::searched_words: the words of the literal and the parts
    // of its first and last word. A literal in a negation is not highlighted.
    void add_literal(const Literal& literal, std::vector<SearchedWord> words);
    bool needs_texts() const { return needs_texts_; }

    std::vector<QueryTerm> take_query_terms() { return std::move(query_terms_); }
    std::vector<QueryPhrase> take_phrases() { return std::move(phrases_); }
    std::vector<SearchedWord> take_searched_words() { return std::move(searched_words_); }
    std::vector<NameVariants> take_name_variants() { return std::move(name_variants_); }
    std::vector<FieldCondition> take_field_conditions() { return std::move(field_conditions_); }
    std::vector<std::string> take_missing() { return std::move(missing_); }
    std::vector<std::string> take_mistakes() { return std::move(mistakes_); }
    std::vector<RestTerms> take_rest_terms() { return std::move(rest_terms_); }
    std::vector<Literal> take_literals() { return std::move(literals_); }

private:
    std::vector<Warning>& warnings_;
    std::vector<std::string> missing_;
    std::vector<std::string> mistakes_;
    std::vector<QueryTerm> query_terms_;
    std::vector<QueryPhrase> phrases_;
    std::vector<SearchedWord> searched_words_;
    std::vector<NameVariants> name_variants_;
    std::vector<FieldCondition> field_conditions_;
    std::vector<RestTerms> rest_terms_;
    std::vector<Literal> literals_;
    std::size_t typed_words_ = 0;
    std::size_t first_of_phrase_ = 0;
    bool is_first_expansion_ = true;  // whether the next expansion is for the typed word and not for another spelling
    bool needs_positions_ = false;
    bool needs_texts_ = false;
    bool is_negated_ = false;
    bool are_synonyms_ = false;
};

}  // namespace kwic
