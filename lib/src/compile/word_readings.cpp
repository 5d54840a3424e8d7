// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/word_readings.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_query.hpp"
#include "compile/field_filters.hpp"
#include "query/known_field.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;
using XQuery = Xapian::Query;

namespace {

// Weights relative to the typed words.
constexpr double joined_weight = 0.8;
constexpr double split_weight = 0.3;  // low, because the scores of the two words are added
constexpr double part_weight = 0.5;   // weight of each part of a compound

constexpr std::size_t max_groups = 6;  // maximum number of words that are joined into one number

}  // namespace

void WordReadings::add_joined(const Query& leaf, std::span<const QueryWord> words, std::vector<XQuery>& readings) {
    const std::string joined = joined_spelling(words);
    const Expansion expansion = expansion_of_joined(leaf.field, joined);
    if (expansion.empty()) return;
    notes_.add_expansion(joined, leaf.field, expansion);
    readings.emplace_back(XQuery::OP_SCALE_WEIGHT, words_.ranked(expansion, leaf, joined), joined_weight);
}

void WordReadings::add_splits(const Query& leaf, const QueryWord& word, std::vector<XQuery>& readings) {
    if (!context_.can_check_positions) return;
    std::vector<WordSequence> found;
    if (WordSequence groups = groups_of_thousands(word.token); groups.size() > 1) found.push_back(std::move(groups));
    for (auto& [left, right] : readings[0].empty() ? all_splits(word.token) : splits(word.token, word.typed))
        found.push_back({std::move(left), std::move(right)});
    for (const WordSequence& words : found) add_phrase(leaf, words, readings);
}

// Appends a query for the words as a phrase if the index contains all of them.
void WordReadings::add_phrase(const Query& leaf, const WordSequence& words, std::vector<XQuery>& readings) {
    std::vector<Expansion> expansions;
    for (const std::string& word : words) {
        expansions.push_back(words_.expander().exact(field_term_prefix(leaf.field), word));
        if (expansions.back().empty()) return;
    }
    std::vector<XQuery> queries;
    for (std::size_t i = 0; i < words.size(); ++i) {
        notes_.add_expansion(words[i], leaf.field, expansions[i]);
        queries.push_back(alternatives(expansions[i]));
    }
    readings.emplace_back(XQuery::OP_SCALE_WEIGHT, phrases_.phrase(queries, 0).query, split_weight);
}

void WordReadings::add_compound_parts(const Query& leaf, const std::string& token, std::vector<XQuery>& readings) {
    Expander& expander = words_.expander();
    const std::string prefix = field_term_prefix(leaf.field);
    for (const auto& [left, right] : compound_parts(token)) {
        if (!expander.is_known(prefix, right) || !expander.is_known(prefix, left)) continue;
        const Expansion first = expander.forms(prefix, left);
        const Expansion second = expander.forms(prefix, right);
        notes_.add_expansion(left, leaf.field, first);
        notes_.add_expansion(right, leaf.field, second);
        for (const auto& [part, expansion] : {std::pair(&left, &first), std::pair(&right, &second)})
            readings.emplace_back(XQuery::OP_SCALE_WEIGHT, words_.ranked(*expansion, leaf, *part), part_weight);
        return;
    }
}

// Returns the joined word and its forms, or nothing if the index has no spelling of the joined word.
Expansion WordReadings::expansion_of_joined(const std::string& field, const std::string& joined) {
    const std::string prefix = field_term_prefix(field);
    Expander& expander = words_.expander();
    if (context_.variants == Variants::off) return expander.exact(prefix, joined);
    if (joined.empty()) return {};
    // A remote index needs one round trip for exact(), but two for spellings().
    const bool is_known =
        !(context_.tables.has_remote ? expander.exact(prefix, joined) : expander.spellings(prefix, joined)).empty();
    return is_known ? expander.forms(prefix, joined) : Expansion();
}

std::vector<JoinedWords> WordReadings::joined_neighbors(std::span<const Query> queries) {
    if (context_.variants == Variants::off || queries.size() < 2) return {};
    std::vector<std::optional<QueryWord>> words;
    for (const Query& query : queries) {
        const bool is_word = query.kind == Kind::word && query.boost == 1 && !is_keyword_field(query.field);
        words.push_back(is_word ? tokenizer_.single_word(query.text) : std::nullopt);
        if (words.back()) words.back()->gap = " ";
    }
    std::vector<JoinedWords> found;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::vector<QueryWord> neighbors;
        for (std::size_t i = first; i < std::min(words.size(), first + max_groups); ++i) {
            if (!words[i] || queries[i].field != queries[first].field) break;
            if (neighbors.size() > 1 && !is_all_digits(words[i]->token)) break;
            neighbors.push_back(*words[i]);
            if (neighbors.size() < 2) continue;
            auto joined = joined_words(queries[first], neighbors);
            if (!joined) continue;
            joined->first = first;
            found.push_back(*std::move(joined));
        }
    }
    return found;
}

// Returns the spelling of adjacent words as one word, if the index has it.
std::optional<JoinedWords> WordReadings::joined_words(const Query& leaf, std::span<const QueryWord> words) {
    const std::string joined = joined_spelling(words);
    const Expansion expansion = expansion_of_joined(leaf.field, joined);
    if (expansion.empty()) return {};
    XQuery query(XQuery::OP_SCALE_WEIGHT, words_.ranked(expansion, leaf, joined), joined_weight);
    return JoinedWords{0, words.size(), joined, leaf.field, expansion, std::move(query)};
}

}  // namespace kwic
