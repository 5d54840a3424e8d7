// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_compiler.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_plan.hpp"
#include "compile/field_filters.hpp"
#include "compile/leaf_mistake.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"

#include <kwic/warning.hpp>

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

// Weight of a name without its article, such as `Sisi` for `el-Sisi`, relative to the name as typed.
constexpr double without_article_weight = 0.6;

// Returns whether the leaf is a date or a range that cannot be read.
bool is_unreadable(const Query& leaf) {
    if (leaf.field == "date") return leaf.kind != Kind::range && leaf.kind != Kind::exists;
    return leaf.kind == Kind::range && !number_keys(leaf) && !date_keys(leaf);
}

}  // namespace

Part LeafCompiler::build(const Query& leaf) {
    if (is_unknown(leaf.field)) {
        notes_.warn_missing(WarningCode::unknown_field,
                            "there is no field '" + leaf.field + "': '" + to_string(leaf) + "' matches nothing");
        return match_nothing();
    }
    if (is_unreadable(leaf)) return match_nothing();  // the parser has given a warning
    if (const auto mistake = mistake_in(leaf)) {
        notes_.warn_mistake(*mistake);
        return match_nothing();
    }
    if (leaf.kind == Kind::range) return {range_filter(leaf, context_, notes_), true};
    if (leaf.kind == Kind::exists) return {exists_filter(leaf, context_, notes_), true};
    if (is_keyword_field(leaf.field))
        return {keyword_filter(leaf, expander_.expander(), tokenizer_, context_, notes_), true};
    const auto field = context_.fields.find(custom_name(leaf.field));
    const bool is_custom = !leaf.field.empty() && !is_built_in(leaf.field);
    if (leaf.kind == Kind::exact && is_custom) return {exact_filter(leaf, notes_), true};
    if (leaf.kind == Kind::exact) {
        notes_.warn(WarningCode::wrong_value,
                    "'" + to_string(leaf) + "' matches nothing: titles and texts have no exact values");
        return match_nothing();
    }
    if (is_custom && field->second.type == FieldType::keyword)
        return {whole_value_filter(leaf, expander_.expander(), context_, notes_), true};
    if (is_custom && (leaf.kind == Kind::word || leaf.kind == Kind::phrase))
        if (auto values = value_filter(leaf, context_, notes_)) return value(leaf, std::move(*values));
    return words_in(leaf);
}

// Compiles the value of a field that has numbers or dates. In a field that also has strings, the value may be a word.
Part LeafCompiler::value(const Query& leaf, Plan values) {
    if (!has_words(context_.fields.at(custom_name(leaf.field)))) return {std::move(values), true};
    return {Plan::any_of({values, words_in(leaf).plan}), true};
}

Part LeafCompiler::words_in(const Query& leaf) {
    notes_.begin_phrases_at(notes_.next_word());
    Part part = PatternCompiler::has_patterns(leaf) ? patterns_.build(leaf)
                : leaf.kind == Kind::fuzzy          ? fuzzy(leaf)
                : leaf.kind == Kind::phrase         ? phrase(leaf)
                                                    : words(leaf);
    part.is_filter = !leaf.field.empty() && leaf.field != "title";
    return part;
}

bool LeafCompiler::is_unknown(const std::string& field) const {
    return !field.empty() && !is_built_in(field) && !context_.fields.contains(custom_name(field));
}

std::optional<std::string> LeafCompiler::mistake_in(const Query& leaf) const {
    if (is_keyword_field(leaf.field)) return keyword_mistake(leaf);
    if (leaf.field.empty() || is_built_in(leaf.field)) return {};
    return leaf_mistake(leaf, context_.fields.at(custom_name(leaf.field)));
}

void LeafCompiler::add_query_words(const Query& query, std::vector<std::string>& words) {
    if (query.kind == Kind::negation || words.size() >= limits::phrase_words) return;
    if (query.kind == Kind::word && !is_keyword_field(query.field))
        for (std::string& token : tokenizer_.tokens(query.text)) words.push_back(std::move(token));
    for (const Query& child : query.children) add_query_words(child, words);
}

void LeafCompiler::set_query(const Query& query) {
    std::vector<std::string> words;
    add_query_words(query, words);
    words.resize(std::min(words.size(), limits::phrase_words));
    expander_.expander().set_query_words(std::move(words));
}

Part LeafCompiler::words(const Query& leaf) {
    if (tokenizer_.has_adjacent_words(leaf.text))
        return unspaced_words(leaf, tokenizer_.words(leaf.text, limits::query_words));
    const auto words = tokenizer_.words(leaf.text);
    if (words.empty()) return no_words(leaf);
    return words.size() == 1 ? single_word(leaf, words[0]) : several_words(leaf, words);
}

Part LeafCompiler::phrase(const Query& leaf) {
    const auto tokens = tokenizer_.tokens(leaf.text);
    if (tokens.empty()) return no_words(leaf);
    const std::vector<Expansion> words = expansions_of_phrase(leaf, tokens);
    const double max_score = expander_.max_score(words);
    if (words.size() == 1)
        return {expander_.ranked(words[0], leaf, tokens[0]), false, false, {}, {}, max_documents(words[0]), max_score};
    ProximityPlan phrase = phrases_.phrase_or_words(words, leaf.distance);
    return {phrase.plan, false, false, {}, std::move(phrase), 0, max_score};
}

std::vector<Expansion> LeafCompiler::expansions_of_phrase(const Query& leaf, const std::vector<std::string>& tokens) {
    if (tokens.size() == 1) return {expander_.quoted_word(leaf, tokens[0])};
    std::vector<Expansion> expansions;
    for (const std::string& token : tokens)
        expansions.push_back(expander_.phrase_word(leaf, token, expansions.empty()));
    return expansions;
}

Part LeafCompiler::no_words(const Query& leaf) {
    notes_.warn(WarningCode::no_words, "'" + leaf.text + "' matches nothing: no letters or digits");
    return match_nothing();
}

Part LeafCompiler::single_word(const Query& leaf, const QueryWord& word) {
    const Expansion expansion = expander_.word(leaf, word, leaf.kind == Kind::fuzzy);
    const Expansion all = expander_.with_identifiers(expansion, leaf, word);
    std::vector<Plan> readings = {expander_.ranked(all, leaf, word.token)};
    if (context_.variants != Variants::off) {
        readings_.add_splits(leaf, word, expansion, readings);
        if (readings.size() == 1 && all.empty()) readings_.add_compound_parts(leaf, word.token, readings);
    }
    return {Plan::any_of(readings), false, false, {}, {}, max_documents(all), expander_.max_score({&all, 1})};
}

// Compiles several words that were typed without a space between them, such as `el-Masri`. A document matches if
// it contains the words next to each other. Unless variants are off, a document also matches if it contains the words
// written as one word, an identifier with these words, or, if the first of two words is an article, the second word.
Part LeafCompiler::several_words(const Query& leaf, const std::vector<QueryWord>& words) {
    std::vector<Expansion> expansions;
    for (const QueryWord& word : words) expansions.push_back(expander_.word(leaf, word));
    if (context_.variants != Variants::off && is_hebrew_acronym(words)) {
        expander_.add_affixed(leaf, words[0].token, with_hebrew_prefixes(words[0].token), expansions[0]);
        expander_.add_affixed(leaf, words[1].token, with_hebrew_endings(words[1].token), expansions[1]);
    }
    std::vector<Plan> readings = {phrases_.phrase_or_words(expansions, leaf.distance).plan};
    if (context_.variants != Variants::off) {
        readings_.add_joined(leaf, words, readings);
        readings_.add_identifiers(leaf, words, readings);
        if (words.size() == 2 && is_article(words[0].token))
            readings.push_back(expander_.ranked(expansions[1], leaf, words[1].token).scaled(without_article_weight));
    }
    Part part{Plan::any_of(readings), false, false, {readings.begin() + 1, readings.end()}};
    for (std::size_t i = 0; i < words.size(); ++i)
        part.words.push_back(expander_.ranked(expansions[i], leaf, words[i].token));
    part.max_score = expander_.max_score(expansions);
    return part;
}

// Compiles words of a script without spaces. The analyzer finds these words with a dictionary, and may divide a
// sequence of characters in the query at other places than in a text. Two adjacent words of the query may be one word
// of the text, and one word of the query may be two words of the text. All of these readings are searched.
Part LeafCompiler::unspaced_words(const Query& leaf, const std::vector<QueryWord>& words) {
    std::vector<std::vector<Plan>> readings(words.size());  // readings of each word
    double max_score = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Expansion expansion = expander_.word(leaf, words[i]);
        // To limit the number of terms, longer words that contain words[i] are searched only if the index lacks
        // words[i].
        const Expansion all = expansion.empty() ? expander_.with_identifiers(expansion, leaf, words[i]) : expansion;
        readings[i].push_back(expander_.ranked(all, leaf, words[i].token));
        max_score += expander_.max_score({&expansion, 1});
        readings_.add_splits(leaf, words[i], expansion, readings[i]);
        if (i == 0) continue;
        std::vector<Plan> joined;
        readings_.add_joined(leaf, std::span(words).subspan(i - 1, 2), joined);
        for (const std::size_t of : {i - 1, i}) readings[of].insert(readings[of].end(), joined.begin(), joined.end());
    }
    std::vector<Plan> all;
    for (const auto& each : readings) all.push_back(Plan::any_of(each));
    return {Plan::all_of(all), false, false, all, {}, 0, max_score};
}

Part LeafCompiler::fuzzy(const Query& leaf) {
    const auto words_of_leaf = tokenizer_.words(leaf.text);
    if (words_of_leaf.size() == 1) return single_word(leaf, words_of_leaf[0]);
    notes_.warn(WarningCode::syntax, "'" + leaf.text + "~' is not one word: searched without spelling variants");
    return words(leaf);
}

void LeafCompiler::add_near_sides(const Query& leaf, std::vector<Plan>& sides, std::vector<Plan>& conditions) {
    if (is_unknown(leaf.field) || is_unreadable(leaf) || is_keyword_field(leaf.field) || mistake_in(leaf))
        return conditions.push_back(build(leaf).plan);
    notes_.begin_phrases_at(notes_.next_word());
    if (PatternCompiler::has_patterns(leaf)) return patterns_.add_near_sides(leaf, sides, conditions);
    std::vector<Plan> words;
    if (leaf.kind == Kind::phrase)
        for (const Expansion& word : expansions_of_phrase(leaf, tokenizer_.tokens(leaf.text)))
            words.push_back(alternatives(word, context_.database));
    else
        for (const QueryWord& word : tokenizer_.words(leaf.text))
            words.push_back(alternatives(expander_.word(leaf, word), context_.database));
    if (words.empty()) conditions.push_back(no_words(leaf).plan);
    if (words.size() > 1 && context_.can_check_positions)
        conditions.push_back(phrases_.phrase(words, leaf.distance).plan);
    sides.insert(sides.end(), words.begin(), words.end());
}

}  // namespace kwic
