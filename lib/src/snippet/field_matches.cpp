// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/field_matches.hpp"

#include "base/utf8.hpp"
#include "base/value_text.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "text/fold.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The maximum size of FieldMatch::value in bytes. Longer values are cut, because a custom field may contain a long
// text.
constexpr std::size_t max_bytes = 1024;

bool has(const std::vector<std::string>& terms, std::string_view term) {
    return std::find(terms.begin(), terms.end(), term) != terms.end();
}

// Returns whether `value` is a number or a date in the range of `condition`.
bool is_in_range(const FieldValue& value, const FieldCondition& condition) {
    if (const auto number = number_of(value))
        return condition.numbers && condition.numbers->contains(number_key(*number));
    if (!condition.dates) return false;
    const auto date = date_of(value, FieldType::automatic);
    return date && condition.dates->contains(date_key(*date));
}

}  // namespace

std::vector<FieldMatch> field_matches(const StoredDocument& document, const std::vector<FieldCondition>& conditions,
                                      Analyzer& analyzer) {
    std::vector<FieldMatch> matches;
    for (const Field& field : document.fields) {
        const std::string prefix = schema::field_prefix(field.name);
        const auto meets_any = [&](auto meets) {
            return std::any_of(conditions.begin(), conditions.end(), [&](const FieldCondition& condition) {
                return condition.prefix == prefix && meets(condition);
            });
        };
        FieldMatch match{field.name, {}, {}};
        match.value = clip(value_text(field.value), max_bytes);
        const auto is_found = [&](const FieldCondition& condition) {
            return is_in_range(field.value, condition) ||
                   (!condition.value.empty() && condition.value == fold(value_text(field.value)));
        };
        if (meets_any(is_found)) match.highlights.push_back({0, match.value.size()});
        if (match.highlights.empty()) {
            const std::span<const Token> tokens = analyzer.analyze(match.value);
            for (const std::size_t token : wanted_tokens(tokens, analyzer.broken_words(), [&](std::string_view term) {
                     return meets_any([&](const FieldCondition& c) { return has(c.terms, term); });
                 }))
                match.highlights.push_back({tokens[token].begin, tokens[token].end});
        }
        if (match.highlights.empty()) continue;
        match.value = without_breaks_between_letters(match.value, match.highlights);
        matches.push_back(std::move(match));
    }
    return matches;
}

}  // namespace kwic
