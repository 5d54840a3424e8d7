// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/pattern_compiler.hpp"

#include "compile/expansion_plan.hpp"
#include "compile/gap_check.hpp"
#include "compile/term_union.hpp"
#include "query/limits.hpp"
#include "query/word_syntax.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;

namespace {

// The factor for the weight of words that match a pattern only if its hyphens are removed, such as `wifi` for `wi-f*`.
constexpr double joined_weight = 0.8;

bool is_any(const PatternWord& word) { return word.is_any; }

// Returns whether there is punctuation, but no space, between words[at] and the previous or the next word. words[at]
// must consist of wildcards.
bool is_attached(const std::vector<PatternWord>& words, std::size_t at) {
    const auto is_text = [](const std::string& gap) { return !gap.empty() && gap.find(' ') == gap.npos; };
    return (at > 0 && is_text(words[at].gap)) || (at + 1 < words.size() && is_text(words[at + 1].gap));
}

}  // namespace

bool PatternCompiler::has_patterns(const Query& leaf) {
    return leaf.kind == Kind::wildcard || (leaf.kind == Kind::phrase && leaf.text.find('*') != leaf.text.npos);
}

Part PatternCompiler::build(const Query& leaf) {
    std::vector<Word> words = words_of(leaf, true);
    if (words.empty()) return match_nothing();
    if (words.size() == 1) {
        std::shared_ptr<DocumentFilter> rest;
        if (!words[0].rest.empty()) rest = term_union(std::move(words[0].rest), context_, notes_);
        Part part{words_.ranked(words[0].expansion, leaf, words[0].text, std::move(rest))};
        for (const Variant& variant : words[0].expansion)
            part.min_matches = std::max(part.min_matches, variant.documents);
        return part;
    }
    ProximityPlan all = phrase(leaf, words);
    std::vector<Plan> readings = {all.plan};
    add_joined(leaf, words, readings);
    Part part{Plan::any_of(readings)};
    if (readings.size() == 1) part.filtered = std::move(all);
    if (leaf.kind == Kind::phrase || std::any_of(words.begin(), words.end(), is_any)) return part;
    part.words.assign(readings.begin() + 1, readings.end());
    for (const Word& word : words) part.words.push_back(words_.ranked(word.expansion, leaf, word.text));
    return part;
}

void PatternCompiler::add_near_sides(const Query& leaf, std::vector<Plan>& sides, std::vector<Plan>& conditions) {
    const std::vector<Word> words = words_of(leaf, false);
    if (words.empty()) conditions.push_back(match_nothing().plan);
    if (words.size() > 1 && context_.can_check_positions) conditions.push_back(phrase(leaf, words).plan);
    for (const Word& word : words)
        if (!word.is_any) sides.push_back(alternatives(word.expansion, context_.database));
}

// Returns the words of the leaf with their expansions. If no word has a letter or digit, adds a warning and returns an
// empty list. If the leaf has a single word and `searches_rest` is true, sets Word::rest. Otherwise, warns if an
// expansion leaves out terms.
std::vector<PatternCompiler::Word> PatternCompiler::words_of(const Query& leaf, bool searches_rest) {
    const bool is_quoted = leaf.kind == Kind::phrase;
    const bool has_one_letter_wildcards = !is_quoted && has_one_letter_wildcard(leaf.text);
    std::vector<PatternWord> typed = pattern_words(leaf.text, has_one_letter_wildcards, context_.analyzer);
    for (std::size_t i = typed.size(); i-- > 0;) {
        if (!typed[i].is_any || is_attached(typed, i)) continue;
        notes_.warn(WarningCode::syntax,
                    "ignored a * in '" + leaf.text + "': it touches no letter, digit or punctuation mark");
        if (i + 1 < typed.size()) typed[i + 1].gap = ' ';
        typed.erase(typed.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (typed.size() > limits::phrase_words) {
        notes_.warn(WarningCode::query_limit,
                    "only the first " + std::to_string(limits::phrase_words) + " words of a phrase were used");
        typed.resize(limits::phrase_words);
    }
    if (std::all_of(typed.begin(), typed.end(), is_any)) {
        notes_.warn(WarningCode::no_words, "'" + leaf.text + "' matches nothing: no letters or digits");
        return {};
    }
    const bool has_rest = searches_rest && typed.size() == 1;
    std::vector<Word> words;
    for (PatternWord& each : typed) {
        words.push_back({std::move(each)});
        Word& word = words.back();
        if (word.is_any) continue;
        word.expansion = word.is_pattern ? words_.pattern(leaf, word.text, is_quoted, has_rest ? &word.rest : nullptr)
                         : is_quoted     ? words_.phrase_word(leaf, word.text, words.size() == 1)
                                         : words_.word(leaf, {word.text, word.text, word.gap});
    }
    return words;
}

// Returns the plan for `words` as a phrase. If one of the words consists of wildcards and an index stores texts, the
// plan also checks the texts for the punctuation in the leaf. Without this check, `*.js` would find every `js`.
ProximityPlan PatternCompiler::phrase(const Query& leaf, const std::vector<Word>& words) {
    std::vector<Expansion> expansions;
    static_assert(limits::phrase_words <= GapCheck::max_words);
    std::vector<GapCheck::Word> checked;
    const std::size_t prefix_size = field_term_prefix(leaf.field).size();
    std::size_t skipped = 0;  // number of words with is_any between the first and the last of `expansions`
    std::size_t skipped_now = 0;
    for (const Word& word : words) {
        checked.push_back({{}, word.is_any, word.gap});
        if (word.is_any) {
            ++skipped_now;
            continue;
        }
        for (const Variant& variant : word.expansion) checked.back().terms.push_back(variant.term.substr(prefix_size));
        if (!expansions.empty()) skipped += skipped_now;
        skipped_now = 0;
        expansions.push_back(word.expansion);
    }
    std::shared_ptr<const GapCheck> gaps;
    if (expansions.size() < words.size()) {
        if (context_.has_texts)
            gaps = std::make_shared<const GapCheck>(checked, leaf.field);
        else
            notes_.warn(WarningCode::no_texts,
                        "the index has no texts: '" + leaf.text + "' was searched without its punctuation");
    }
    return phrases_.phrase_or_words(expansions, leaf.distance + static_cast<unsigned>(skipped), std::move(gaps));
}

// Joins `words` into one pattern, and appends a plan for this pattern to `readings`, so that `wi-f*` also finds the
// matches of `wif*`. Does nothing if characters other than hyphens separate the words, or if hyphens separate them and
// `leaf` is a phrase. In a script without spaces, there are no characters between words, and the analyzer may find
// other word boundaries in a text than in the query.
void PatternCompiler::add_joined(const Query& leaf, const std::vector<Word>& words, std::vector<Plan>& readings) {
    const std::string& gap = words[1].gap;
    const bool is_hyphen = gap == "-" && leaf.kind != Kind::phrase;
    const auto can_be_joined = [&](const Word& word) {
        return !word.is_any && (&word == &words[0] || word.gap == gap);
    };
    if ((!gap.empty() && !is_hyphen) || !std::all_of(words.begin(), words.end(), can_be_joined)) return;
    std::string joined;
    for (const Word& word : words) joined += word.text;
    const Expansion expansion = words_.pattern(leaf, joined, leaf.kind == Kind::phrase);
    if (!expansion.empty())
        readings.push_back(alternatives(expansion, context_.database).scaled(is_hyphen ? joined_weight : 1.0));
}

}  // namespace kwic
