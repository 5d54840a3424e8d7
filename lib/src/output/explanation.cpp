// SPDX-License-Identifier: GPL-2.0-or-later
// Converts explanations of queries to lines of text for people.
#include <kwic/results.hpp>

#include <string>

namespace kwic {

std::string to_string(const SearchedWord& word) {
    std::string line = (word.field.empty() ? "" : word.field + ":") + word.word + " =";
    for (const SearchedWord::Term& term : word.terms)
        line += ' ' + term.term + " (" + std::to_string(term.documents) + ')';
    if (word.further_terms > 0) line += " and " + std::to_string(word.further_terms) + " other words";
    return word.terms.empty() ? line + " not in the index" : line;
}

std::string to_string(const QueryExplanation& explanation) {
    std::string text = "query: " + explanation.interpreted + '\n';
    for (const SearchedWord& word : explanation.words) text += "word: " + to_string(word) + '\n';
    for (const FilterExplanation& filter : explanation.filters) {
        text += "filter: " + filter.interpreted + '\n';
        for (const SearchedWord& word : filter.words) text += "word: " + to_string(word) + '\n';
    }
    if (!explanation.recency.empty()) text += "recency: " + explanation.recency + '\n';
    for (const Warning& warning : explanation.warnings) text += "warning: " + warning.message + '\n';
    return text;
}

}  // namespace kwic
