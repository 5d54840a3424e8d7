// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the text after `date:`, or after the name of a field with numbers, as a range query.
#pragma once

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Reads a period, a period after `<`, `<=`, `>` or `>=`, or two periods separated by `..`, one of which may be missing.
// For other text, appends a warning and returns a query of kind `nothing`.
Query date_range(const std::string& text, Span source, std::vector<std::string>& warnings);

// Reads a number after `<`, `<=`, `>` or `>=`, or two numbers separated by `..`, one of which may be missing. Returns
// nothing for other text.
std::optional<Query> number_range(const std::string& field, const std::string& text, Span source);

// Returns the number in `text`, or NaN if `text` is not a number. The locale has no effect.
double to_number(const std::string& text);

}  // namespace kwic
