// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/leaf_parser.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"
#include "query/literal_syntax.hpp"
#include "query/range.hpp"
#include "query/tree.hpp"
#include "query/warn_once.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;

namespace {

// Returns `text` without the spaces at its beginning and end.
std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

// Converts the name of an unknown field, or a word with such a name, to the text of a word. Replaces quotation marks by
// spaces. If the result has a space or a bracket, hyphens replace all spaces and punctuation, so that to_string()
// writes the same word.
std::string written_as_word(std::string_view name) {
    const std::string text = without_quotes(name);
    if (text.find_first_of(" ()") == text.npos) return text;
    std::string word;
    for (const char c : text) {
        const bool is_text = !is_ascii(c) || is_ascii_letter(c) || is_ascii_digit(c);
        if (is_text)
            word += c;
        else if (!word.empty() && word.back() != '-')
            word += '-';
    }
    if (word.ends_with('-')) word.pop_back();
    return word;
}

// Converts the text of a quoted value to the text of a phrase.
std::string phrase_text(std::string_view value) {
    std::vector<Warning> unused;  // the parser has already given these warnings
    return trimmed(without_quotes(clean_query(value, unused)));
}

}  // namespace

Query LeafParser::literal(const Lexeme& lexeme, const std::string& outer) {
    if (!outer.empty())
        warn(WarningCode::syntax, "a literal is searched in the text, not in the field '" + outer + "'");
    Query literal = Query::literal(typed_literal(typed_, *scan_literal(text_, lexeme.source.begin)));
    literal.boost = std::min(lexeme.boost, limits::boost);
    literal.source = lexeme.source;
    return counted(std::move(literal));
}

Query LeafParser::phrase(const Lexeme& lexeme, const std::string& outer) {
    std::vector<Query> parts;
    const std::string field = field_of(lexeme, outer, parts);
    const std::string text = trimmed(lexeme.text);
    Query phrase = Query::phrase(text, field);
    phrase.source = lexeme.source;
    // An empty phrase with its own field matches nothing; without the phrase, the query would match more documents.
    const bool has_own_field = !lexeme.field.empty() && named_field(lexeme.field, false);
    if (text.empty() && is_strict_) warn(WarningCode::no_words, "a phrase has no words");
    if (text.empty() && !has_own_field) return joined(Kind::all_of, std::move(parts));
    if (field == "date") {
        parts.push_back(counted(date(std::move(phrase), lexeme.source)));
    } else {
        phrase.boost = std::min(lexeme.boost, limits::boost);
        phrase.distance = std::min(lexeme.has_distance ? lexeme.distance : 0, limits::distance);
        if (lexeme.has_distance && lexeme.distance > limits::distance)
            warn(WarningCode::query_limit,
                 "the largest distance of a phrase is " + std::to_string(limits::distance) + " words");
        parts.push_back(counted(std::move(phrase)));
    }
    return joined(Kind::all_of, std::move(parts));
}

Query LeafParser::exact(const Lexeme& lexeme, const std::string& outer) {
    std::vector<Query> parts;
    const std::string field = field_of(lexeme, outer, parts);
    const std::string value = typed_literal(typed_, *scan_quoted(text_, lexeme.value_begin));
    if (field.empty()) {
        if (is_strict_) warn(WarningCode::syntax, "the exact value '" + value + "' needs a field");
        const Lexeme text{.kind = Lexeme::Kind::phrase, .text = phrase_text(value), .source = lexeme.source};
        parts.push_back(phrase(text, ""));
    } else {
        parts.push_back(counted(exact_in(field, value, lexeme.source)));
    }
    return joined(Kind::all_of, std::move(parts));
}

Query LeafParser::word(const Lexeme& lexeme, const std::string& outer) { return counted(word_in(lexeme, outer)); }

Query LeafParser::word_in(const Lexeme& lexeme, const std::string& outer) {
    std::string text = lexeme.text;
    std::string field = outer;
    // The word `:x` in `title:(:x)` is the word `x` in the field `title`. (`title::x` is a word without a field.)
    if (!field.empty() && text[0] == ':') {
        text.erase(0, text.find_first_not_of(':'));
        if (text.empty()) {
            warn(WarningCode::no_words, "ignored ':': no letters or digits");
            return {};
        }
    }
    const auto colon = name_end(text);
    const bool is_qualified = colon != text.npos && text.substr(colon).starts_with("::");
    if (is_qualified && outer.empty() && is_strict_)
        warn(WarningCode::syntax, "'" + text + "' is a word without a field: quote the word");
    bool is_name_unknown = is_qualified;
    if (colon != text.npos && colon > 0 && !is_qualified) {
        const auto known = named_field(text.substr(0, colon), !outer.empty());
        if (known && colon + 1 < text.size()) {
            field = *known;
            text.erase(0, colon + 1);
        } else if (known) {
            warn(WarningCode::syntax, "'" + text + "' has no value" + (is_strict_ ? "" : ": searched as a word"));
            text.pop_back();
        } else if (looks_like_field(text)) {
            warn(WarningCode::unknown_field, unknown_field_warning(text.substr(0, colon)));
        }
        is_name_unknown = !known;
    }
    if (is_name_unknown && text.find('\\') != text.npos) text = written_as_word(text);
    if (text.empty()) return {};
    if (!field.empty() && text == "=") {
        warn(WarningCode::wrong_value, "'" + field + ":=' has no value: it matches nothing");
        return {.kind = Kind::phrase, .field = field, .source = lexeme.source};
    }
    const std::string typed = text;
    const WordSuffixes suffixes = take_word_suffixes(text);
    if (!field.empty() && typed[0] == '=') {
        if (is_strict_ && text != typed)
            warn(WarningCode::syntax, "an exact value has no '^' or '~' at its end: quote the value");
        return exact_in(field, typed.substr(1), lexeme.source);
    }
    if (!field.empty() && text == "\\") {
        warn(WarningCode::wrong_value, "'" + field + ":\\' has no value: it matches nothing");
        return {.kind = Kind::phrase, .field = field, .source = lexeme.source};
    }
    if (!field.empty() && text.find_first_not_of('*') == text.npos)
        return {.kind = Kind::exists, .field = field, .source = lexeme.source};
    if (field == "date") return date(Query::word(text, field), lexeme.source);
    if (!field.empty() && !is_built_in(field))
        if (auto values = range(field, text, lexeme.source)) return std::move(*values);
    return text_in(field, std::move(text), suffixes, lexeme.source);
}

Query LeafParser::text_in(const std::string& field, std::string text, const WordSuffixes& suffixes, Span source) {
    Query word{.kind = Kind::word, .field = field, .boost = suffixes.boost, .source = source};
    const bool has_wildcard = is_wildcard(text);
    if (has_wildcard && suffixes.is_fuzzy)
        warn(WarningCode::syntax, "ignored the ~ of '" + text + "~': a word with a wildcard has no spelling variants");
    if (suffixes.is_fuzzy && suffixes.distance > 0 && !has_wildcard) {
        word.kind = Kind::fuzzy;
        if (suffixes.distance > 2) warn(WarningCode::query_limit, "the largest distance of a fuzzy word is 2 letters");
        word.distance = std::min(suffixes.distance, 2u);
    } else if (text.find_first_not_of('*') == text.npos) {
        word.kind = Kind::everything;
        return word;
    } else if (has_wildcard) {
        word.kind = Kind::wildcard;
        text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '*' && b == '*'; }),
                   text.end());
    }
    word.text = std::move(text);
    return word;
}

// Returns the query for `field:=value`. In the field `date`, `=value` has the same meaning as `value`: a period.
Query LeafParser::exact_in(const std::string& field, std::string value, Span source) {
    if (field == "date") return date(Query::phrase(phrase_text(value), field), source);
    Query exact = Query::exact(std::move(value), field);
    exact.source = source;
    return exact;
}

// Returns the range of dates that `leaf` denotes. If the text of `leaf` is not a range of dates, returns `leaf`, which
// then matches nothing.
Query LeafParser::date(Query leaf, Span source) {
    Query range = date_range(leaf.text, source, warnings_);
    if (range.kind != Kind::nothing) return range;
    leaf.source = source;
    return leaf;
}

// Returns the range of values of a custom field that `text` denotes, or nothing if `text` is not a range. If a bound
// cannot be read, returns a range with `text` as its lower bound, which matches nothing.
std::optional<Query> LeafParser::range(const std::string& field, const std::string& text, Span source) {
    auto range = value_range(field, text, source, warnings_);
    if (range && range->kind == Kind::nothing) *range = {.kind = Kind::range, .field = field, .text = text};
    if (range) range->source = source;
    return range;
}

std::string LeafParser::field_of(const Lexeme& lexeme, const std::string& outer, std::vector<Query>& words) {
    if (lexeme.field.empty()) return outer;
    if (auto known = named_field(lexeme.field, false)) return std::move(*known);
    warn(WarningCode::unknown_field, unknown_field_warning(lexeme.field));
    const std::string name = written_as_word(lexeme.field);
    if (!name.empty()) words.push_back(word({.kind = Lexeme::Kind::word, .text = name, .source = lexeme.source}, ""));
    return outer;
}

// Returns the field that `typed` denotes, or nothing if `typed` must be read as a word. With Reading::strict, an
// unknown name also denotes a field, unless `must_be_known` is true.
std::optional<std::string> LeafParser::named_field(std::string_view typed, bool must_be_known) const {
    std::string reference = reference_of(typed);
    auto known = known_field(reference, fields_);
    if (!known && is_strict_ && !must_be_known) known = std::move(reference);
    return known;
}

Query LeafParser::counted(Query leaf) {
    if (leaf.kind == Kind::nothing || ++words_ <= limits::query_words) return leaf;
    warn(WarningCode::query_limit,
         "only the first " + std::to_string(limits::query_words) + " words of the query were used");
    return {};
}

void LeafParser::warn(WarningCode code, std::string message) { warn_once(warnings_, {code, std::move(message)}); }

}  // namespace kwic
