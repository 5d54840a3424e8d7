// SPDX-License-Identifier: GPL-2.0-or-later
// The syntax of a literal in a query: `literal:"x == y"`, in which two quotation marks stand for one, or `literal:x==y`
// up to the next space or the closing bracket of a group around the literal.
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct ScannedLiteral {
    Span text;                   // the range of the literal in the query, without its quotation marks
    std::size_t end = 0;         // offset after the literal
    std::string_view mark = {};  // its closing quotation mark; empty if it has no quotation marks
    bool is_closed = true;       // whether the closing quotation mark is there
};

// Returns the literal that begins at `at` with `literal:`, or nothing if none begins there. `text` is a result of
// clean_query().
std::optional<ScannedLiteral> scan_literal(std::string_view text, std::size_t at);

// Returns the characters of a literal as they were typed; clean_query() replaces some of them. `bytes` is the query
// before clean_query(). Bytes that are not UTF-8 are replaced by U+FFFD.
std::string typed_literal(std::string_view bytes, const ScannedLiteral& literal);

// Returns `text` as a literal of the query language, in quotation marks.
std::string written_literal(std::string_view text);

}  // namespace kwic
