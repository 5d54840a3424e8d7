// SPDX-License-Identifier: GPL-2.0-or-later
// LeafParser: the part of parse_query() that makes the leaves of the tree. A LeafParser reads the name of a field and
// the value after the name.
#pragma once

#include "query/scanner.hpp"
#include "query/word_syntax.hpp"

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class LeafParser {
public:
    // `text` is clean_query(typed), and `fields` are the names of the custom fields, ascending. All arguments must
    // outlive the LeafParser, which appends to `warnings`.
    LeafParser(std::string_view text, std::string_view typed, const std::vector<std::string>& fields,
               std::vector<Warning>& warnings, Reading reading)
        : text_(text), typed_(typed), fields_(fields), warnings_(warnings), is_strict_(reading == Reading::strict) {}

    // Each function returns the query for a lexeme of the kind that its name states. `outer` is the field of the group
    // that contains the lexeme, or empty. If the lexeme is ignored, the query is of kind `nothing`.
    Query word(const Lexeme& lexeme, const std::string& outer);
    Query phrase(const Lexeme& lexeme, const std::string& outer);
    Query literal(const Lexeme& lexeme, const std::string& outer);
    Query exact(const Lexeme& lexeme, const std::string& outer);

    // Returns the field that Lexeme::field denotes. If the field is unknown and the reading is forgiving, appends the
    // name as a word to `words`, and returns `outer`.
    std::string field_of(const Lexeme& lexeme, const std::string& outer, std::vector<Query>& words);

private:
    Query word_in(const Lexeme& lexeme, const std::string& outer);
    Query text_in(const std::string& field, std::string text, const WordSuffixes& suffixes, Span source);
    Query exact_in(const std::string& field, std::string value, Span source);
    Query date(Query leaf, Span source);
    std::optional<Query> range(const std::string& field, const std::string& text, Span source);
    std::optional<std::string> named_field(std::string_view typed, bool must_be_known) const;
    Query counted(Query leaf);
    void warn(WarningCode code, std::string message);

    std::string_view text_;
    std::string_view typed_;
    const std::vector<std::string>& fields_;
    std::vector<Warning>& warnings_;
    const bool is_strict_;
    std::size_t words_ = 0;
};

}  // namespace kwic
