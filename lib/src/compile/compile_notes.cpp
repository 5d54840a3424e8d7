// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compile_notes.hpp"

#include "compile/term_union.hpp"
#include "query/warn_once.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Sorts the terms that Expander::wildcard() appended to its argument `rest`, most of which ascend already.
void sort_rest(std::vector<std::string>& terms) {
    const std::size_t frequent = std::min(terms.size(), TermUnion::frequent_terms);
    const auto others = terms.begin() + static_cast<std::ptrdiff_t>(frequent);
    std::sort(terms.begin(), others);
    if (!std::is_sorted(others, terms.end())) std::sort(others, terms.end());
    std::inplace_merge(terms.begin(), others, terms.end());
}

}  // namespace

void CompileNotes::warn(WarningCode code, std::string message) { warn_once(warnings_, {code, std::move(message)}); }

void CompileNotes::add_expansion(const std::string& word, const std::string& field, const Expansion& expansion,
                                 std::vector<std::string> rest) {
    const std::string prefix = field_term_prefix(field);
    const bool is_further_field = !field.empty() && field != "title";
    FieldCondition condition{prefix, {}};
    SearchedWord searched{word, field};
    QueryTerm query_term;
    for (const Variant& variant : expansion) {
        const std::string term = variant.term.substr(prefix.size());
        searched.terms.push_back({term, variant.documents});
        (is_further_field ? condition.terms : query_term.terms).push_back(term);
        query_term.documents += variant.documents;
    }
    query_term.word = typed_words_ - 1;
    if (std::exchange(is_first_expansion_, false)) query_term.typed = word;
    searched_words_.push_back(std::move(searched));
    if (is_negated_) return;
    if (!query_term.terms.empty()) query_terms_.push_back(std::move(query_term));
    if (!condition.terms.empty()) field_conditions_.push_back(std::move(condition));
    if (rest.empty()) return;
    sort_rest(rest);
    rest_terms_.push_back({std::move(rest), prefix.size(), is_further_field,
                           (is_further_field ? field_conditions_.size() : query_terms_.size()) - 1});
}

void CompileNotes::add_phrase(std::shared_ptr<const PositionFilter> filter) {
    if (!filter || is_negated_ || typed_words_ == 0) return;
    const std::size_t word = typed_words_ - 1;
    phrases_.push_back({std::move(filter), word, std::min(first_of_phrase_, word)});
}

void CompileNotes::add_condition(FieldCondition condition) {
    if (!is_negated_) field_conditions_.push_back(std::move(condition));
}

void CompileNotes::add_literal(const Literal& literal, std::vector<SearchedWord> words) {
    needs_texts_ = true;
    std::move(words.begin(), words.end(), std::back_inserter(searched_words_));
    if (!is_negated_) literals_.push_back(literal);
}

}  // namespace kwic
