// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/word_readings.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_plan.hpp"
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

namespace {

// Weights relative to the weight of the typed words.
constexpr double joined_weight = 0.8;  // weight of a joined word; maximum weight of a split
constexpr double part_weight = 0.5;    // weight of each part of a compound

constexpr std::size_t max_groups = 6;  // maximum number of words that are joined into one number

}  // namespace

void WordReadings::add_joined(const Query& leaf, std::span<const QueryWord> words, std::vector<Plan>& readings) {
    const std::string joined = joined_spelling(words);
    const Expansion expansion = expansion_of_joined(leaf.field, joined, words);
    if (expansion.empty()) return;
    notes_.add_expansion(joined, leaf.field, expansion);
    readings.push_back(plan_for_joined(leaf, joined, expansion));
}

void WordReadings::add_identifiers(const Query& leaf, std::span<const QueryWord> words, std::vector<Plan>& readings) {
    std::string joined;
    std::vector<std::string> humps;
    for (const QueryWord& word : words) {
        joined += word.token;
        humps.push_back(word.token);
    }
    const Expansion expansion = words_.identifiers(leaf, joined, humps, false);
    if (expansion.empty()) return;
    readings.push_back(words_.ranked(expansion, leaf, joined).scaled(identifier_weight));
}

// The score of a split is the sum of the scores of its words. If the sum b of the maximum scores of these words exceeds
// the maximum score a of the typed word, the weight of the split is multiplied by a / b, so that the split does not
// score higher than the typed word.
void WordReadings::add_splits(const Query& leaf, const QueryWord& word, const Expansion& typed,
                              std::vector<Plan>& readings) {
    if (!context_.can_check_positions) return;
    const std::string prefix = field_term_prefix(leaf.field);
    for (const Split& split : splits_.of_word(prefix, word)) {
        std::vector<Plan> words;
        for (const Expansion& part : split) {
            notes_.add_expansion(part[0].term.substr(prefix.size()), leaf.field, part);
            words.push_back(alternatives(part, context_.database));
        }
        const double max_share = typed.empty() ? 1 : words_.max_score({&typed, 1}) / words_.max_score(split);
        const double weight = joined_weight * std::min(1.0, max_share);
        readings.push_back(phrases_.phrase(words, 0).plan.scaled(weight));
    }
}

void WordReadings::add_compound_parts(const Query& leaf, const std::string& token, std::vector<Plan>& readings) {
    Expander& expander = words_.expander();
    const std::string prefix = field_term_prefix(leaf.field);
    for (const auto& [left, right] : compound_parts(token)) {
        if (splits_.is_function_word(left) || splits_.is_function_word(right)) continue;
        if (!expander.is_known(prefix, right) || !expander.is_known(prefix, left)) continue;
        const Expansion first = expander.forms(prefix, left);
        const Expansion second = expander.forms(prefix, right);
        notes_.add_expansion(left, leaf.field, first);
        notes_.add_expansion(right, leaf.field, second);
        for (const auto& [part, expansion] : {std::pair(&left, &first), std::pair(&right, &second)})
            readings.push_back(words_.ranked(*expansion, leaf, *part).scaled(part_weight));
        return;
    }
}

// Returns the expansion of `joined`, which is `words` written as one word: usually the joined word and its forms, or an
// empty expansion if the index has no spelling of the joined word. If variants are off, or if one of `words` is a
// function word, returns only the joined word. If no character separates one of `words` from the previous word, as in
// scripts without spaces, returns only the spellings of the joined word. Function words and words in scripts without
// spaces are adjacent to many different words, so the joined letters are often an unrelated word. If an index is
// remote, the joined word is the only spelling that is looked up.
Expansion WordReadings::expansion_of_joined(const std::string& field, const std::string& joined,
                                            std::span<const QueryWord> words) {
    if (joined.empty()) return {};
    const std::string prefix = field_term_prefix(field);
    Expander& expander = words_.expander();
    const auto is_unspaced = [&](const QueryWord& word) { return &word != &words[0] && word.gap.empty(); };
    const auto is_common = [&](const QueryWord& word) { return splits_.is_function_word(word.token); };
    const bool is_exact = context_.variants == Variants::off || std::any_of(words.begin(), words.end(), is_common);
    if (is_exact) return expander.exact(prefix, joined);
    // A remote index needs one round trip for exact(), but two for spellings().
    const Expansion spellings =
        context_.tables.has_remote ? expander.exact(prefix, joined) : expander.spellings(prefix, joined);
    if (spellings.empty() || std::any_of(words.begin(), words.end(), is_unspaced)) return spellings;
    return expander.forms(prefix, joined);
}

Plan WordReadings::plan_for_joined(const Query& leaf, const std::string& joined, const Expansion& expansion) const {
    return words_.ranked(expansion, leaf, joined).scaled(joined_weight);
}

std::vector<JoinedWords> WordReadings::joined_neighbors(std::span<const Query> queries) {
    if (context_.variants == Variants::off || queries.size() < 2) return {};
    std::vector<std::optional<QueryWord>> words;
    for (const Query& each : queries) {
        const Query& query = each.kind == Kind::synonyms && !each.children.empty() ? each.children[0] : each;
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

// Returns the spelling of `words` as one word, or nothing if the index does not contain this word.
std::optional<JoinedWords> WordReadings::joined_words(const Query& leaf, std::span<const QueryWord> words) {
    const std::string joined = joined_spelling(words);
    const Expansion expansion = expansion_of_joined(leaf.field, joined, words);
    if (expansion.empty()) return {};
    // The plan is added to each of `words`, so the score of the joined word is counted words.size() times.
    const Plan plan = plan_for_joined(leaf, joined, expansion).scaled(1.0 / static_cast<double>(words.size()));
    return JoinedWords{0, words.size(), joined, leaf.field, expansion, plan};
}

}  // namespace kwic
