// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the text after the colon in `date:text` or `field:text` as a range query. `field` is the name of a custom
// field.
#pragma once

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Reads a period (see query/period.hpp), a period after `<`, `<=`, `>` or `>=`, or two periods separated by `..`, one
// of which may be missing. For any other text, appends a warning and returns a query of kind `nothing`.
Query date_range(const std::string& text, Span source, std::vector<std::string>& warnings);

// Reads a number after `<`, `<=`, `>` or `>=`, or two numbers separated by `..`, one of which may be missing. Returns
// nothing for any other text.
std::optional<Query> number_range(const std::string& field, const std::string& text, Span source);

// Returns the number in `text`, or NaN if `text` is not a number. The locale has no effect.
double to_number(const std::string& text);

}  // namespace kwic
