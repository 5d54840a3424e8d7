// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_mistake.hpp"

#include "query/period.hpp"
#include "query/range.hpp"
#include "schema/value_key.hpp"
#include "text/fold.hpp"
#include "vocabulary/levenshtein_matcher.hpp"
#include "vocabulary/word_pattern.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

using Kind = Query::Kind;

// The kinds of values that a field may have, other than strings that can be any text.
struct Kinds {
    bool has_numbers;
    bool has_dates;
    bool has_booleans;
};

// Returns whether `true` or `false` can match `leaf`.
bool can_be_boolean(const Query& leaf) {
    const std::string text = fold(leaf.text);
    const auto is_match = [&](std::string_view boolean) {
        if (leaf.kind == Kind::fuzzy) {
            LevenshteinMatcher matcher(text, leaf.distance);
            return matcher.go_to(boolean, 0) && matcher.distance() <= leaf.distance;
        }
        const bool has_wildcards =
            leaf.kind == Kind::wildcard || (leaf.kind == Kind::phrase && text.find('*') != text.npos);
        return has_wildcards ? WordPattern(text, Spelling::any).matches(boolean) : text == boolean;
    };
    return is_match("true") || is_match("false");
}

bool can_be_number(const Query& leaf) {
    if (leaf.kind == Kind::range) return number_keys(leaf).has_value();
    return leaf.kind != Kind::wildcard && leaf.kind != Kind::fuzzy && parse_number(leaf.text);
}

bool can_be_date(const Query& leaf) {
    if (leaf.kind == Kind::range) return date_keys(leaf).has_value();
    // A pattern matches words, and each word of a date contains a digit.
    if (leaf.kind == Kind::wildcard) return leaf.text.find_first_of("0123456789") != leaf.text.npos;
    return !leaf.text.empty() && parse_time_range(leaf.text);
}

// Returns whether a value of one of these kinds can match `leaf`.
bool is_readable(const Query& leaf, const Kinds& kinds) {
    if (leaf.kind == Kind::exists) return true;
    return (kinds.has_numbers && can_be_number(leaf)) || (kinds.has_dates && can_be_date(leaf)) ||
           (kinds.has_booleans && leaf.kind != Kind::range && can_be_boolean(leaf));
}

// Returns a list such as `numbers, dates and booleans`.
std::string names_of(const Kinds& kinds) {
    std::string names;
    if (kinds.has_booleans) names = "booleans";
    if (kinds.has_dates) names = names.empty() ? "dates" : "dates and " + names;
    if (kinds.has_numbers)
        names = names.empty() ? "numbers" : (names.find(" and ") == names.npos ? "numbers and " : "numbers, ") + names;
    return names;
}

// Returns whether the built-in field `path`, `ext` or `lang` can have the value that `leaf` searches for.
bool can_be_keyword(const Query& leaf) {
    if (leaf.kind == Kind::exists || leaf.kind == Kind::range) return true;  // compile_query() warns about ranges
    std::string_view text = leaf.text;
    if (leaf.field == "path") return !text.empty() && text != "./";
    if (text.find_first_of("*?") != text.npos && leaf.kind != Kind::exact) return true;
    if (leaf.field == "ext") {
        if (text.starts_with('.')) text.remove_prefix(1);
        return !text.empty() && text.find_first_of("./") == text.npos;  // of a file a.tar.gz, the extension is gz
    }
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

std::optional<std::string> keyword_mistake(const Query& leaf) {
    if (can_be_keyword(leaf)) return {};
    return "'" + to_string(leaf) + "' matches nothing: " +
           (leaf.field == "path"  ? "the path is empty"
            : leaf.field == "ext" ? "an extension has at least one character, and no dot or slash"
                                  : "the code of a language has letters");
}

std::optional<std::string> leaf_mistake(const Query& leaf, const schema::FieldEntry& entry) {
    const std::string nothing = "'" + to_string(leaf) + "' matches nothing: ";
    const std::string field = "the field '" + leaf.field + "' ";
    if (entry.type == FieldType::stored) return nothing + field + "has the type stored, which cannot be searched";
    if (leaf.kind == Kind::exact && entry.type == FieldType::text)
        return nothing + field + "has the type text, which has no exact values";
    const FieldType type = entry.type;
    const Kinds kinds = {entry.has_numbers() || type == FieldType::integer || type == FieldType::real,
                         entry.has_date_values() || type == FieldType::date,
                         (entry.kinds & schema::has_booleans) != 0 || type == FieldType::boolean};
    const bool has_strings = (entry.kinds & schema::has_strings) != 0;
    const std::string names = names_of(kinds);
    if (has_strings || names.empty() || is_readable(leaf, kinds)) return {};
    return nothing + field + "has only " + names;
}

}  // namespace kwic
