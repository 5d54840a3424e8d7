// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_compiler.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_query.hpp"
#include "compile/field_filters.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;
using XQuery = Xapian::Query;

namespace {

// Weight of a name without its article, such as `Sisi` for `el-Sisi`, relative to the name as typed.
constexpr double without_article_weight = 0.6;

Xapian::doccount max_documents(const Expansion& expansion) {
    Xapian::doccount documents = 0;
    for (const Variant& variant : expansion) documents = std::max(documents, variant.documents);
    return documents;
}

}  // namespace

Part LeafCompiler::build(const Query& leaf) {
    if (leaf.kind == Kind::range) return {range_filter(leaf, context_.fields, notes_), true};
    if (is_keyword_field(leaf.field)) return {keyword_filter(leaf, expander_.expander(), tokenizer_), true};
    Part part = PatternCompiler::has_patterns(leaf) ? patterns_.build(leaf)
                : leaf.kind == Kind::fuzzy          ? fuzzy(leaf)
                : leaf.kind == Kind::phrase         ? phrase(leaf)
                                                    : words(leaf);
    part.is_filter = !leaf.field.empty() && leaf.field != "title";
    return part;
}

Part LeafCompiler::words(const Query& leaf) {
    if (tokenizer_.has_adjacent_words(leaf.text))
        return unspaced_words(leaf, tokenizer_.tokens(leaf.text, limits::query_words));
    const auto tokens = tokenizer_.tokens(leaf.text);
    if (tokens.empty()) return no_words(leaf);
    return tokens.size() == 1 ? single_word(leaf, tokens[0]) : several_words(leaf, tokens);
}

Part LeafCompiler::phrase(const Query& leaf) {
    const auto tokens = tokenizer_.tokens(leaf.text);
    if (tokens.empty()) return no_words(leaf);
    const std::vector<Expansion> words = expansions_of_phrase(leaf, tokens);
    if (words.size() == 1)
        return {expander_.ranked(words[0], leaf, tokens[0]), false, false, {}, {}, max_documents(words[0])};
    ProximityQuery phrase = phrases_.phrase_or_words(words, leaf.distance);
    return {phrase.query, false, false, {}, std::move(phrase)};
}

std::vector<Expansion> LeafCompiler::expansions_of_phrase(const Query& leaf, const std::vector<std::string>& tokens) {
    if (tokens.size() == 1) return {expander_.word(leaf, tokens[0], true)};
    std::vector<Expansion> expansions;
    for (const std::string& token : tokens)
        expansions.push_back(expander_.phrase_word(leaf, token, expansions.empty()));
    return expansions;
}

Part LeafCompiler::no_words(const Query& leaf) {
    notes_.warn("ignored '" + leaf.text + "': no letters or digits");
    return left_out();
}

Part LeafCompiler::single_word(const Query& leaf, const std::string& token) {
    const Expansion expansion = expander_.word(leaf, token, false, leaf.kind == Kind::fuzzy);
    std::vector<XQuery> readings = {expander_.ranked(expansion, leaf, token)};
    readings_.add_split(leaf, token, readings);
    if (readings.size() == 1 && readings[0].empty()) readings_.add_compound_parts(leaf, token, readings);
    return {combine(XQuery::OP_OR, readings), false, false, {}, {}, max_documents(expansion)};
}

// Compiles several words that were typed without a space between them, such as `el-Masri`. They must be adjacent in a
// document, or be written there as one word.
Part LeafCompiler::several_words(const Query& leaf, const std::vector<std::string>& tokens) {
    std::vector<Expansion> expansions;
    for (const std::string& token : tokens) expansions.push_back(expander_.word(leaf, token, false));
    std::vector<XQuery> readings = {phrases_.phrase_or_words(expansions, leaf.distance).query};
    std::string joined;
    for (const std::string& token : tokens) joined += token;
    readings_.add_joined(leaf, joined, readings);
    if (tokens.size() == 2 && is_article(tokens[0]))
        readings.emplace_back(XQuery::OP_SCALE_WEIGHT, expander_.ranked(expansions[1], leaf, tokens[1]),
                              without_article_weight);
    Part part{combine(XQuery::OP_OR, readings), false, false, {readings.begin() + 1, readings.end()}};
    for (std::size_t i = 0; i < tokens.size(); ++i)
        part.words.push_back(expander_.ranked(expansions[i], leaf, tokens[i]));
    return part;
}

// Compiles words of a script without spaces. Word boundaries, which a dictionary finds, may differ between the query
// and a text: two adjacent words of the query may be a single word of the text, and a word of the query may be two
// words of the text. All of these readings are searched.
Part LeafCompiler::unspaced_words(const Query& leaf, const std::vector<std::string>& tokens) {
    std::vector<std::vector<XQuery>> readings(tokens.size());  // readings of each token
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        readings[i].push_back(expander_.ranked(expander_.word(leaf, tokens[i], false), leaf, tokens[i]));
        readings_.add_split(leaf, tokens[i], readings[i]);
        if (i == 0) continue;
        std::vector<XQuery> joined;
        readings_.add_joined(leaf, tokens[i - 1] + tokens[i], joined);
        for (const std::size_t of : {i - 1, i}) readings[of].insert(readings[of].end(), joined.begin(), joined.end());
    }
    std::vector<XQuery> words;
    for (const auto& each : readings) words.push_back(combine(XQuery::OP_OR, each));
    return {combine(XQuery::OP_AND, words), false, false, words};
}

XQuery LeafCompiler::joined(const Query& first, const Query& second) {
    const auto is_word = [](const Query& query) { return query.kind == Kind::word && query.boost == 1; };
    if (!is_word(first) || !is_word(second) || first.field != second.field || is_keyword_field(first.field) ||
        context_.variants == Variants::off)
        return {};
    const auto token = tokenizer_.tokens(first.text);
    const auto next = tokenizer_.tokens(second.text);
    if (token.size() != 1 || next.size() != 1) return {};
    std::vector<XQuery> readings;
    readings_.add_joined(first, token[0] + next[0], readings);
    return readings.empty() ? XQuery() : readings[0];
}

Part LeafCompiler::fuzzy(const Query& leaf) {
    const auto tokens = tokenizer_.tokens(leaf.text);
    if (tokens.size() == 1) return single_word(leaf, tokens[0]);
    notes_.warn("'" + leaf.text + "~' is not one word: searched without spelling variants");
    return words(leaf);
}

void LeafCompiler::add_near_sides(const Query& leaf, std::vector<XQuery>& sides, std::vector<XQuery>& conditions) {
    if (PatternCompiler::has_patterns(leaf)) return patterns_.add_near_sides(leaf, sides, conditions);
    std::vector<XQuery> words;
    const auto tokens = tokenizer_.tokens(leaf.text);
    if (leaf.kind == Kind::phrase)
        for (const Expansion& word : expansions_of_phrase(leaf, tokens)) words.push_back(alternatives(word));
    else
        for (const std::string& token : tokens) words.push_back(alternatives(expander_.word(leaf, token, false)));
    if (words.size() > 1 && context_.can_check_positions)
        conditions.push_back(phrases_.phrase(words, leaf.distance).query);
    sides.insert(sides.end(), words.begin(), words.end());
}

}  // namespace kwic
