// SPDX-License-Identifier: GPL-2.0-or-later
// Query string -> lexemes. Knows quotation marks, brackets and operators, but no fields and no index.
#pragma once

#include <kwic/span.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Lexeme {
    enum class Kind { word, phrase, open, close, minus, either, both, without, near, end };
    Kind kind = Kind::end;
    std::string text = {};   // of a word; of a phrase without its quotation marks
    std::string field = {};  // of a phrase or bracket that follows `field:` at once
    unsigned distance = 0;   // NEAR/n; "a b"~n
    bool has_distance = false;
    double boost = 1;  // "a b"^n; of a closing bracket, (a b)^n
    Span source = {};
};

// What a query may contain in the first place: valid UTF-8 without control and bidi characters, and not too long.
std::string clean_query(std::string_view bytes, std::vector<std::string>& warnings);

// Ends with one lexeme of kind end. `text` is clean.
std::vector<Lexeme> scan_query(std::string_view text, std::vector<std::string>& warnings);

// Whether a word standing alone would be read as an operator.
bool is_operator(std::string_view word);

// With spaces for quotation marks of all kinds.
std::string without_quotes(std::string_view text);

// Splits a boost (`^2`) or distance (`~2`) off the end of `text`; nothing where there is none.
bool take_suffix(std::string& text, char mark, std::string& number);

}  // namespace kwic
