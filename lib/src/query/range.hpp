// SPDX-License-Identifier: GPL-2.0-or-later
// What follows `date:` or the name of a field -> a query for a range of days or numbers.
#pragma once

#include <kwic/query.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// A period, two of them with `..` between, or one with `<`, `<=`, `>` or `>=` before it. What is no such thing is
// nothing, with a warning.
Query date_range(const std::string& text, Span source, std::vector<std::string>& warnings);

// Two numbers with `..` between, one of which may be left out, or one after `<`, `<=`, `>` or `>=`; else nothing.
std::optional<Query> number_range(const std::string& field, const std::string& text, Span source);

// The number that `text` is, whatever the locale; not a number where it is none.
double to_number(const std::string& text);

}  // namespace kwic
