// SPDX-License-Identifier: GPL-2.0-or-later
// The syntax of a literal in a query. A literal has one of two forms:
//
//     literal:"x == y"    two quotation marks in a row stand for one
//     literal:x==y        ends before the next space, or before the closing bracket of a group around the literal
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct ScannedLiteral {
    Span text;                   // byte range of the literal, without `literal:` and quotation marks
    std::size_t end = 0;         // offset after the literal
    std::string_view mark = {};  // the mark that closes the literal; empty if the literal has no quotation marks
    bool is_closed = true;       // false if the closing quotation mark is missing
};

// Returns the literal that begins at `at` with `literal:`, or nothing if no literal begins at `at`. `text` is a result
// of clean_query().
std::optional<ScannedLiteral> scan_literal(std::string_view text, std::size_t at);

// Returns the quoted text that begins at `at` with a quotation mark, as a literal. Returns nothing if no quoted text
// begins at `at`.
std::optional<ScannedLiteral> scan_quoted(std::string_view text, std::size_t at);

// Returns the text of a literal as it was typed, with the characters that clean_query() replaces or removes. `bytes` is
// the query before clean_query(). Replaces bytes that are not UTF-8 by U+FFFD, and two quotation marks by one.
std::string typed_literal(std::string_view bytes, const ScannedLiteral& literal);

// Returns `text` as a literal of the query language, in quotation marks.
std::string written_literal(std::string_view text);

// Returns `text` in quotation marks, each `"` of the text doubled.
std::string doubly_quoted(std::string_view text);

}  // namespace kwic
