// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_compiler.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_query.hpp"
#include "query/limits.hpp"
#include "query/period.hpp"
#include "query/range.hpp"
#include "schema/schema.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>

namespace kwic {

using Kind = Query::Kind;
using XQuery = Xapian::Query;

namespace {

std::string prefix_of(const std::string& field) {
    if (field.empty()) return "";
    if (field == "title") return std::string(schema::title_prefix);
    return schema::field_prefix(field);
}

// What Sisi counts for el-Sisi.
constexpr double bare_weight = 0.6;

// Without the punctuation around it, but with its *.
std::string without_marks(const std::string& piece) {
    const auto is_mark = [](char c) { return std::ispunct(static_cast<unsigned char>(c)) && c != '*'; };
    const auto begin = std::find_if_not(piece.begin(), piece.end(), is_mark);
    const auto end = std::find_if_not(piece.rbegin(), std::make_reverse_iterator(begin), is_mark).base();
    return {begin, end};
}

}  // namespace

void LeafCompiler::warn(std::string warning) {
    if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end())
        warnings_.push_back(std::move(warning));
}

Part LeafCompiler::build(const Query& query) {
    if (query.kind == Kind::range) return range(query);
    if (query.field == "path" || query.field == "ext" || query.field == "lang") return name(query);
    Part part = query.kind == Kind::wildcard ? wildcard(query)
                : query.kind == Kind::fuzzy  ? fuzzy(query)
                                             : words(query, query.kind == Kind::phrase);
    part.is_filter = !query.field.empty() && query.field != "title";
    return part;
}

// Words that were typed together: one token is a group of forms; several, such as `el-Masri`, stand side by side.
Part LeafCompiler::words(const Query& query, bool is_quoted) {
    if (!is_quoted && is_run(query.text)) return run(query, tokens_of(query.text, limits::query_words));
    const auto tokens = is_quoted ? tokens_of_phrase(query.text) : tokens_of(query.text);
    if (tokens.empty()) {
        warn("'" + query.text + "' has no letters or digits: left out");
        return left_out();
    }
    std::vector<XQuery> readings;
    if (tokens.size() == 1) {
        const Expansion group = group_of(query, tokens[0], is_quoted);
        readings.push_back(ranked(group, query, tokens[0]));
        if (!is_quoted) add_split(query, tokens[0], readings);
        if (!is_quoted && readings.size() == 1 && readings[0].empty()) add_parts(query, tokens[0], readings);
        Part part{combine(XQuery::OP_OR, readings)};
        for (const Variant& form : group) part.documents = std::max(part.documents, form.documents);
        return part;
    }
    std::vector<Expansion> groups;
    for (const std::string& token : tokens) groups.push_back(group_of(query, token, is_quoted));
    ProximityQuery together = side_by_side(groups, query.distance);
    if (is_quoted) return {together.query, false, false, {}, std::move(together)};
    readings.push_back(std::move(together.query));

    std::string joined;
    for (const std::string& token : tokens) joined += token;
    add_joined(query, joined, readings);
    if (tokens.size() == 2 && is_article(tokens[0]))
        readings.emplace_back(XQuery::OP_SCALE_WEIGHT, ranked(groups[1], query, tokens[1]), bare_weight);
    Part part{combine(XQuery::OP_OR, readings), false, false, {readings.begin() + 1, readings.end()}};
    for (std::size_t i = 0; i < tokens.size(); ++i) part.some.push_back(ranked(groups[i], query, tokens[i]));
    return part;
}

// Words of a script that is written without spaces. Where one ends is a guess of the dictionary, which may guess
// otherwise within another sentence: two that stand together may be one there, and one may be two.
Part LeafCompiler::run(const Query& query, const std::vector<std::string>& tokens) {
    std::vector<std::vector<XQuery>> readings(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        readings[i].push_back(ranked(group_of(query, tokens[i], false), query, tokens[i]));
        add_split(query, tokens[i], readings[i]);
        if (i == 0) continue;
        std::vector<XQuery> joined;
        add_joined(query, tokens[i - 1] + tokens[i], joined);
        for (const std::size_t of : {i - 1, i}) readings[of].insert(readings[of].end(), joined.begin(), joined.end());
    }
    std::vector<XQuery> words;
    for (const auto& each : readings) words.push_back(combine(XQuery::OP_OR, each));
    return {combine(XQuery::OP_AND, words), false, false, words};
}

Xapian::Query LeafCompiler::ranked(const Expansion& group, const Query& query, const std::string& token) {
    return kwic::ranked(group, prefix_of(query.field) + token, context_.database, context_.lengths);
}

ProximityQuery LeafCompiler::side_by_side(const std::vector<Expansion>& groups, unsigned distance) {
    std::vector<XQuery> sides;
    for (const Expansion& group : groups) sides.push_back(alternatives(group));
    need_positions();
    if (context_.can_check_positions) return phrase(sides, distance);
    warn("the index has neither positions nor texts: phrases were searched as words");
    const XQuery words = combine(XQuery::OP_AND, sides);
    return {words, words, {}};
}

ProximityQuery LeafCompiler::phrase(const std::vector<XQuery>& sides, unsigned distance) const {
    const auto window = static_cast<Xapian::termpos>(sides.size() + distance);
    return proximity_query(sides, {.window = window, .is_in_order = true, .is_excluded = !is_positive_}, context_.time);
}

ProximityQuery LeafCompiler::near(const std::vector<XQuery>& sides, Xapian::termpos window) const {
    return proximity_query(sides, {.window = window, .is_in_order = false, .is_excluded = !is_positive_},
                           context_.time);
}

// `AlAraby` for `Al-Araby`: it counts less than what was typed.
void LeafCompiler::add_joined(const Query& query, const std::string& joined, std::vector<XQuery>& readings) {
    constexpr double joined_weight = 0.8;
    const Expansion group = expander_.exact(prefix_of(query.field), joined);
    if (group.empty()) return;
    note(joined, query.field, group);
    readings.emplace_back(XQuery::OP_SCALE_WEIGHT, alternatives(group), joined_weight);
}

// `Al-Araby` for `AlAraby`; anywhere where the word, which is the first of the readings, is not known at all. Of the
// two words each counts.
void LeafCompiler::add_split(const Query& query, const std::string& token, std::vector<XQuery>& readings) {
    constexpr double split_weight = 0.3;
    if (!context_.can_check_positions) return;
    const std::string prefix = prefix_of(query.field);
    for (const auto& [left, right] : readings[0].empty() ? all_splits(token) : splits(token, query.text)) {
        const Expansion first = expander_.exact(prefix, left);
        const Expansion second = first.empty() ? Expansion() : expander_.exact(prefix, right);
        if (second.empty()) continue;
        note(left, query.field, first);
        note(right, query.field, second);
        readings.emplace_back(XQuery::OP_SCALE_WEIGHT, phrase({alternatives(first), alternatives(second)}, 0).query,
                              split_weight);
    }
}

// The words of a compound that the index has not. Either counts, wherever it stands.
void LeafCompiler::add_parts(const Query& query, const std::string& token, std::vector<XQuery>& readings) {
    constexpr double part_weight = 0.5;
    const std::string prefix = prefix_of(query.field);
    for (const auto& [left, right] : compound_parts(token)) {
        if (!expander_.is_known(prefix, right) || !expander_.is_known(prefix, left)) continue;
        const Expansion first = expander_.forms(prefix, left);
        const Expansion second = expander_.forms(prefix, right);
        note(left, query.field, first);
        note(right, query.field, second);
        for (const auto& [part, group] : {std::pair(&left, &first), std::pair(&right, &second)})
            readings.emplace_back(XQuery::OP_SCALE_WEIGHT, ranked(*group, query, *part), part_weight);
        return;
    }
}

// Whether words stand in it with nothing between them.
bool LeafCompiler::is_run(const std::string& text) {
    std::size_t end = text.npos;
    for (const Token& token : context_.analyzer.analyze(text)) {
        if (token.begin == end) return true;
        end = token.end;
    }
    return false;
}

std::vector<std::string> LeafCompiler::tokens_of(const std::string& text, std::size_t most) {
    std::vector<std::string> tokens;
    for (const Token& token : context_.analyzer.analyze(text)) {
        if (tokens.size() == most) {
            warn("only the first " + std::to_string(most) + " words of a phrase were used");
            break;
        }
        tokens.emplace_back(token.term);
    }
    return tokens;
}

// Like tokens_of(), but what has a * within white space stays a pattern. A ? in a phrase is mostly the end of a
// question.
std::vector<std::string> LeafCompiler::tokens_of_phrase(const std::string& text) {
    if (text.find('*') == text.npos) return tokens_of(text);
    std::vector<std::string> tokens;
    std::istringstream pieces(text);
    pieces.exceptions(std::ios::badbit);  // what it throws is not to end the reading
    for (std::string piece; pieces >> piece && tokens.size() < limits::phrase_words;) {
        auto words = tokens_of(piece);
        if (piece.find('*') != piece.npos && !words.empty()) words = {fold(without_marks(piece))};
        tokens.insert(tokens.end(), words.begin(), words.end());
    }
    return tokens;
}

Part LeafCompiler::wildcard(const Query& query) {
    return group_part(query.text, query, pattern(query, fold(query.text)));
}

Expansion LeafCompiler::pattern(const Query& query, const std::string& folded) {
    const std::size_t warned = warnings_.size();
    Expansion group = expander_.wildcard(prefix_of(query.field), folded);
    const Span& own = context_.incomplete_word;
    if (own.begin < own.end && query.source == own) warnings_.resize(warned);
    return group;
}

Part LeafCompiler::fuzzy(const Query& query) {
    const auto tokens = tokens_of(query.text);
    if (tokens.size() == 1)
        return group_part(tokens[0], query, expander_.fuzzy(prefix_of(query.field), tokens[0], query.distance));
    warn("'" + query.text + "~' is not one word: searched without spelling variants");
    return words(query, false);
}

Part LeafCompiler::group_part(const std::string& typed, const Query& query, const Expansion& group) {
    ++typed_words_;
    note(typed, query.field, group);
    return {ranked(group, query, fold(typed))};
}

// Filters by names: not words, and not ranked.
Part LeafCompiler::name(const Query& query) {
    std::string text = fold(query.text);
    if (query.field == "lang") return {XQuery(schema::keyword_term(schema::language_prefix, text)), true};
    if (query.field == "ext") {
        if (text.starts_with('.')) text.erase(0, 1);
        return {XQuery(schema::keyword_term(schema::extension_prefix, text)), true};
    }
    if (text.starts_with("./")) text.erase(0, 2);
    if (text.find_first_of("*?") != text.npos) return {alternatives(expander_.names(schema::path_prefix, text)), true};
    const XQuery whole(schema::keyword_term(schema::path_prefix, text));
    if (text.ends_with('/')) return {whole, true};
    const XQuery folder(schema::keyword_term(schema::path_prefix, text + "/"));
    std::vector<XQuery> parts;
    for (const std::string& token : tokens_of(schema::path_words(text)))
        parts.emplace_back(schema::keyword_term(schema::path_prefix, token));
    std::vector<XQuery> readings = {whole, folder};
    if (text.find('/') == text.npos && !parts.empty()) readings.push_back(combine(XQuery::OP_AND, parts));
    return {combine(XQuery::OP_OR, readings), true};
}

Part LeafCompiler::range(const Query& query) {
    if (query.field == "date") return {date_filter(query.text, query.upper), true};
    const auto field = context_.fields.find(query.field);
    if (field == context_.fields.end() || field->second.numbers == 0) {
        warn("the field '" + query.field + "' has no numbers");
        return {XQuery::MatchNothing, true};
    }
    if (is_positive_) {
        FieldCondition condition{prefix_of(query.field), {}};
        if (!query.text.empty()) condition.min = to_number(query.text);
        if (!query.upper.empty()) condition.max = to_number(query.upper);
        field_conditions_.push_back(std::move(condition));
    }
    const auto bound = [](const std::string& text) { return Xapian::sortable_serialise(to_number(text)); };
    if (query.upper.empty()) return {XQuery(XQuery::OP_VALUE_GE, field->second.numbers, bound(query.text)), true};
    const std::string lower = query.text.empty() ? std::string() : bound(query.text);
    // Documents without the number have an empty value, which is below every number's.
    return {XQuery(XQuery::OP_VALUE_RANGE, field->second.numbers, std::max(lower, std::string(1, '\0')),
                   bound(query.upper)),
            true};
}

Expansion LeafCompiler::group_of(const Query& query, const std::string& token, bool is_quoted) {
    ++typed_words_;
    const std::string prefix = prefix_of(query.field);
    const bool is_pattern = is_quoted && token.find('*') != token.npos;
    const bool is_exact = is_quoted || context_.variants == Variants::off;
    Expansion group = is_pattern ? pattern(query, token)
                      : is_exact ? expander_.exact(prefix, token)
                                 : expander_.forms(prefix, token);
    if (!is_quoted)
        for (Variant& form : expander_.exact(prefix, other_abbreviation(token, query.text)))
            group.push_back(std::move(form));
    if (!is_exact && is_positive_ && context_.variants == Variants::names) add_names(query, token, group);
    note(token, query.field, group);
    return group;
}

void LeafCompiler::add_names(const Query& query, const std::string& token, Expansion& group) {
    const std::string prefix = prefix_of(query.field);
    NameVariants variants{query.text, query.field, {}};
    for (Variant& form : expander_.names_like(prefix, token)) {
        if (std::any_of(group.begin(), group.end(), [&](const Variant& other) { return other.term == form.term; }))
            continue;
        variants.spellings.push_back(form.term.substr(prefix.size()));
        group.push_back(std::move(form));
    }
    if (!variants.spellings.empty()) name_variants_.push_back(std::move(variants));
}

void LeafCompiler::add_sides(const Query& query, std::vector<XQuery>& sides, std::vector<XQuery>& demands) {
    if (query.kind == Kind::wildcard) {
        const Expansion group = pattern(query, fold(query.text));
        ++typed_words_;
        note(query.text, query.field, group);
        sides.push_back(alternatives(group));
        return;
    }
    std::vector<XQuery> own;
    const bool is_quoted = query.kind == Kind::phrase;
    for (const std::string& token : is_quoted ? tokens_of_phrase(query.text) : tokens_of(query.text))
        own.push_back(alternatives(group_of(query, token, is_quoted)));
    if (own.size() > 1 && context_.can_check_positions) demands.push_back(phrase(own, query.distance).query);
    sides.insert(sides.end(), own.begin(), own.end());
}

// For highlighting and for people. Words that a document must not have are not highlighted.
void LeafCompiler::note(const std::string& word, const std::string& field, const Expansion& group) {
    const std::size_t prefix = prefix_of(field).size();
    const bool is_further = !field.empty() && field != "title";
    FieldCondition field_condition{prefix_of(field), {}};
    std::string line = (field.empty() ? "" : field + ":") + word + " =";
    QueryTerm query_term;
    for (const Variant& form : group) {
        const std::string term = form.term.substr(prefix);
        line += " " + term + " (" + std::to_string(form.documents) + ")";
        (is_further ? field_condition.terms : query_term.terms).push_back(term);
        query_term.documents += form.documents;
    }
    query_term.word = typed_words_ - 1;
    expansion_texts_.push_back(group.empty() ? line + " not in the index" : line);
    if (is_positive_ && !query_term.terms.empty()) query_terms_.push_back(std::move(query_term));
    if (is_positive_ && !field_condition.terms.empty()) field_conditions_.push_back(std::move(field_condition));
}

Xapian::Query date_filter(const std::string& since, const std::string& until) {
    const auto first = parse_period(since);
    const auto last = parse_period(until);
    // Documents without a date have an empty value, which is below every day.
    if ((!since.empty() && !first) || (!until.empty() && !last)) return XQuery::MatchNothing;
    const std::string lower = first ? first->first : "0";
    if (!last) return {XQuery::OP_VALUE_GE, schema::date_slot, lower};
    return {XQuery::OP_VALUE_RANGE, schema::date_slot, lower, last->last};
}

}  // namespace kwic
