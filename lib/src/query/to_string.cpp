// SPDX-License-Identifier: GPL-2.0-or-later
// to_string() converts a query tree to a string of the query language.
#include "base/ascii.hpp"
#include "query/known_field.hpp"
#include "query/literal_syntax.hpp"
#include "query/scanner.hpp"

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

std::string join(const Query& query, std::string_view between);

// Returns the query as an operand. A query that no string of the query language expresses becomes `-*`. A query with
// children is put in brackets, unless it is a negation outside NEAR. If the query has a boost, to_string() already adds
// these brackets.
std::string operand(const Query& query, bool is_near = false) {
    const std::string text = to_string(query);
    if (text.empty()) return "-*";  // matches nothing
    const bool is_compound = !query.children.empty() && (query.kind != Kind::negation || is_near);
    return is_compound && query.boost == 1 ? "(" + text + ")" : text;
}

std::string join(const Query& query, std::string_view between) {
    std::string text;
    for (const Query& child : query.children) {
        if (!text.empty()) text += between;
        text += operand(child, query.kind == Kind::near);
    }
    return text;
}

// Writes NOT as a hyphen. Puts the operand in brackets if the operand begins with a hyphen, or if the hyphen and the
// operand together would be read as an option of a command, such as `-i`.
std::string negation(const Query& child) {
    const std::string text = operand(child);
    return text.starts_with('-') || is_option("-" + text) ? "-(" + text + ")" : "-" + text;
}

// Writes a range with one bound or two bounds. `field` is the name of the field and a colon.
std::string range_text(const Query& query, const std::string& field) {
    if (query.field == "date" && query.text == query.upper) return field + query.text;
    // A range that the parser could not read has the typed text as its lower bound.
    const bool is_typed =
        query.text.starts_with('<') || query.text.starts_with('>') || query.text.find("..") != query.text.npos;
    if (is_typed && query.upper.empty()) return field + query.text;
    // A single bound can have a sign instead of two dots. It needs a sign if a dot of the bound would be beside the two
    // dots, because the parser does not read three dots as a range.
    const bool needs_lower_sign = query.upper.empty() && (query.excludes_lower || query.text.ends_with('.'));
    const bool needs_upper_sign = (query.text.empty() && query.excludes_upper) || query.upper.starts_with('.');
    const std::string lower = (query.excludes_lower ? ">" : needs_lower_sign ? ">=" : "") + query.text;
    const std::string upper = (query.excludes_upper ? "<" : needs_upper_sign ? "<=" : "") + query.upper;
    if (query.upper.empty() && needs_lower_sign) return field + lower;
    if (query.text.empty() && needs_upper_sign) return field + upper;
    return field + lower + ".." + upper;
}

// Returns the shortest decimal that is parsed as the same number. The decimal has no exponent, because the query
// language has no exponents.
std::string decimal(double number) {
    char digits[400];  // the smallest positive number needs 326 characters
    const auto written = std::to_chars(std::begin(digits), std::end(digits), number, std::chars_format::fixed);
    return {digits, written.ptr};
}

std::string quoted(const std::string& text) { return "\"" + without_quotes(text) + "\""; }

// Returns `=value`, with quotation marks around the value unless the parser reads it as a single word without suffixes.
std::string exact_text(const std::string& value) {
    const bool is_plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
    });
    return is_plain ? "=" + value : "=" + doubly_quoted(value);
}

// Returns whether the word is short and has only ASCII letters. The parser reads such a word unchanged, unless the word
// is an operator. This check is faster than parsing, and most words pass it.
bool has_only_ascii_letters(std::string_view word) {
    constexpr std::size_t max_bytes = 40;
    return !word.empty() && word.size() <= max_bytes &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_letter(c); });
}

// Returns the word unchanged if the parser reads it as the same word. Also returns an operator unchanged, because
// to_string() appends ^1 to operators. Otherwise, writes a word in a keyword field as a phrase, which has the same
// meaning in such a field. In any other word, replaces the characters that have a meaning in the query language by
// hyphens, so that the parts are searched as adjacent words.
std::string word_text(const Query& word) {
    if (word.field.empty() && has_only_ascii_letters(word.text)) return word.text;
    const std::string field = word.field.empty() ? "" : written_field(word.field) + ":";
    const std::string plain = field + word.text;
    // The parser must know that a custom field exists: in such a field, it may read the word as a range of numbers.
    const std::vector<std::string> further = word.field.empty() || is_built_in(word.field)
                                                 ? std::vector<std::string>()
                                                 : std::vector{custom_name(word.field)};
    if (is_operator(plain) || parse_query(plain, further).query == Query::word(word.text, word.field)) return plain;
    if (is_keyword_field(word.field)) return field + quoted(word.text);
    std::vector<Warning> unused;
    std::string joined;
    for (const char c : without_quotes(clean_query(word.text, unused))) {
        const bool is_syntax = std::string_view(" ()|*?~^:+-").find(c) != std::string_view::npos;
        if (!is_syntax)
            joined += c;
        else if (!joined.empty() && joined.back() != '-')
            joined += '-';
    }
    if (joined.ends_with('-')) joined.pop_back();
    return joined.empty() ? "" : field + joined;
}

std::string without_boost(const Query& query) {
    const std::string field = query.field.empty() ? "" : written_field(query.field) + ":";
    switch (query.kind) {
        case Kind::nothing:
            return "";
        case Kind::everything:
            return "*";
        case Kind::word:
            return word_text(query);
        case Kind::wildcard:
            return field + query.text;
        case Kind::phrase:
            return field + quoted(query.text) + (query.distance ? "~" + std::to_string(query.distance) : "");
        case Kind::fuzzy:
            return field + query.text + "~" + (query.distance == 1 ? "" : std::to_string(query.distance));
        case Kind::literal:
            return written_literal(query.text);
        case Kind::range:
            return range_text(query, field);
        case Kind::all_of:
            return join(query, " ");
        case Kind::any_of:
        case Kind::synonyms:
            return join(query, " OR ");
        case Kind::near:
            return join(query, " NEAR/" + std::to_string(query.distance) + " ");
        case Kind::exact:
            return field + exact_text(query.text);
        case Kind::exists:
            return field + "*";
        case Kind::ids:
            return "ids:" + std::to_string(query.document_ids.size());
        case Kind::negation:
            return query.children.empty() ? "" : negation(query.children[0]);
    }
    return "";
}

}  // namespace

std::string to_string(const Query& query) {
    const std::string text = without_boost(query);
    if (text.empty()) return text;
    if (query.boost == 1) return query.kind == Kind::word && is_operator(text) ? text + "^1" : text;
    const bool is_compound = !query.children.empty();
    return (is_compound ? "(" + text + ")" : text) + "^" + decimal(query.boost);
}

}  // namespace kwic
