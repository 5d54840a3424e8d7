// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the text after the colon in `date:text` or `field:text` as a range query. `field` is the name of a custom
// field.
#pragma once

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Reads a period (see query/period.hpp), a period after `<`, `<=`, `>` or `>=`, or two periods separated by `..`, one
// of which may be missing. For any other text, appends a warning and returns a query of kind `nothing`.
Query date_range(const std::string& text, Span source, std::vector<Warning>& warnings);

// Reads the range of a custom field: a bound after `<`, `<=`, `>` or `>=`, or two bounds separated by `..`, one of
// which may be missing. If there are two bounds, a `>` before the lower bound or a `<` before the upper bound excludes
// this bound. Returns nothing if `text` has another form, such as `wait...`. A bound is a number or a period.
// If a bound cannot be read, appends a warning and returns a query of kind `nothing`. If the lower bound is greater
// than the upper bound, exchanges the bounds and appends a warning.
std::optional<Query> value_range(const std::string& field, const std::string& text, Span source,
                                 std::vector<Warning>& warnings);

// The keys of values (see schema/value_key.hpp) from `first` to `last`, both included.
struct KeyRange {
    std::string first = std::string(1, '\0');  // less than all keys
    std::string last = "\xff\xf0";             // greater than all keys: the bits of infinity
    bool contains(std::string_view key) const { return first <= key && key <= last; }
};

// `range` is a query of kind `range`. number_keys() returns the keys of the numbers in `range`, or nothing if a bound
// is neither empty nor a number. date_keys() returns the keys of the dates in `range`, or nothing if a bound is neither
// empty nor a period. A period as a bound stands for all its instants: the range `>2024-05` begins in June.
std::optional<KeyRange> number_keys(const Query& range);
std::optional<KeyRange> date_keys(const Query& range);

}  // namespace kwic
