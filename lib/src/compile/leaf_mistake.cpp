// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_mistake.hpp"

#include "query/period.hpp"
#include "query/range.hpp"
#include "schema/value_key.hpp"

#include <optional>
#include <string>

namespace kwic {
namespace {

using Kind = Query::Kind;

// Returns whether a number or a date can match `leaf`. `has_numbers` and `has_dates` state which of them the field has.
bool is_readable(const Query& leaf, bool has_numbers, bool has_dates) {
    switch (leaf.kind) {
        case Kind::exists:
            return true;
        case Kind::range:
            return (has_numbers && number_keys(leaf)) || (has_dates && date_keys(leaf));
        case Kind::wildcard:  // the parts of a date are words, and contain a digit
            return has_dates && leaf.text.find_first_of("0123456789") != leaf.text.npos;
        case Kind::fuzzy:
            return has_dates && parse_time_range(leaf.text);
        default:
            return !leaf.text.empty() &&
                   ((has_numbers && parse_number(leaf.text)) || (has_dates && parse_time_range(leaf.text)));
    }
}

}  // namespace

std::optional<std::string> leaf_mistake(const Query& leaf, const schema::FieldEntry& entry) {
    const std::string nothing = "'" + to_string(leaf) + "' matches nothing: ";
    const std::string field = "the field '" + leaf.field + "' ";
    if (entry.type == FieldType::stored) return nothing + field + "has the type stored, which cannot be searched";
    if (leaf.kind == Kind::exact && entry.type == FieldType::text)
        return nothing + field + "has the type text, which has no exact values";
    const bool has_numbers = entry.has_numbers() || entry.type == FieldType::integer || entry.type == FieldType::real;
    const bool has_dates = entry.has_date_values() || entry.type == FieldType::date;
    const bool has_others = (entry.kinds & (schema::has_strings | schema::has_booleans)) != 0;
    if (has_others || (!has_numbers && !has_dates) || is_readable(leaf, has_numbers, has_dates)) return {};
    return nothing + field + "has only " + (!has_dates ? "numbers" : !has_numbers ? "dates" : "numbers and dates");
}

}  // namespace kwic
