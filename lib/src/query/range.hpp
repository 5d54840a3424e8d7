// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the text after `date:`, or after the name of a field with numbers, as a range query.
#pragma once

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Reads a period, two periods separated by `..`, of which one may be missing, or a period after `<`, `<=`, `>` or `>=`.
// For other text, appends a warning and returns a query of kind `nothing`.
Query date_range(const std::string& text, Span source, std::vector<std::string>& warnings);

// Reads two numbers separated by `..`, of which one may be missing, or a number after `<`, `<=`, `>` or `>=`. Returns
// nothing for other text.
std::optional<Query> number_range(const std::string& field, const std::string& text, Span source);

// Returns the number that `text` denotes, independent of the locale, or NaN if it is not a number.
double to_number(const std::string& text);

}  // namespace kwic
