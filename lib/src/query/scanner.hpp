// SPDX-License-Identifier: GPL-2.0-or-later
// Scanner of the query language: a query string -> lexemes, which the parser reads. The scanner recognizes quotation
// marks, brackets and operators; the parser decides whether a word before a colon is the name of a field.
#pragma once

#include <kwic/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Lexeme {
    enum class Kind { word, phrase, literal, open, close, minus, either, both, without, near, end };
    Kind kind = Kind::end;
    std::string text = {};   // text of a word, or of a phrase without its quotation marks; empty for a literal
    std::string field = {};  // name of the field if `field:` directly precedes the phrase or bracket
    unsigned distance = 0;   // n of NEAR/n and "a b"~n
    bool has_distance = false;
    bool is_open = false;  // whether the phrase lacks its closing quotation mark
    double boost = 1;      // n of "a b"^n and, for a closing bracket, of (a b)^n
    Span source = {};      // bytes of the query string
};

// Returns the clean form of a character, of which `bytes` are the bytes: a space for white space and control
// characters, U+FFFD for -1, which stands for bytes that are not UTF-8, nothing for bidirectional controls and byte
// order marks, and `bytes` for any other character.
std::string_view clean_character(std::int32_t character, std::string_view bytes);

// Returns the first limits::query_bytes bytes of `bytes` as valid UTF-8, with spaces for control characters and white
// space, and without bidirectional controls and byte order marks. Appends a warning if the query is cut, and if invalid
// bytes are replaced.
std::string clean_query(std::string_view bytes, std::vector<std::string>& warnings);

// Returns the lexemes of `text`, a result of clean_query(). The last lexeme is of kind `end`.
std::vector<Lexeme> scan_query(std::string_view text, std::vector<std::string>& warnings);

// Returns whether the scanner reads `word` as an operator.
bool is_operator(std::string_view word);

// Returns whether the scanner reads the hyphens at the start of `word` as part of an option of a command, not as NOT:
// one hyphen before a single ASCII letter or digit (`-i`), or two hyphens before a word (`--list`).
bool is_option(std::string_view word);

// Returns `text` with a space for each quotation mark of any kind.
std::string without_quotes(std::string_view text);

// Removes a suffix, such as `^2` or `~2`, from the end of `text`. The suffix is `sign` and a number, which may be
// missing. Sets `number` to the number. Returns false, and changes nothing, if `text` has no such suffix.
bool take_suffix(std::string& text, char sign, std::string& number);

}  // namespace kwic
