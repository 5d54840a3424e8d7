// SPDX-License-Identifier: GPL-2.0-or-later
// The scanner of the query language converts a query string to lexemes for the parser. The scanner recognizes quotation
// marks, brackets and operators; the parser decides whether a word before a colon is the name of a field.
#pragma once

#include <kwic/span.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Lexeme {
    enum class Kind { word, phrase, literal, exact, open, close, minus, either, both, without, near, end };
    Kind kind = Kind::end;
    // Text of a word, or of a phrase without its quotation marks; empty for a literal and for an exact value.
    std::string text = {};
    // The name as typed if `field:` directly precedes the phrase, bracket or the `=` of an exact value.
    std::string field = {};
    std::size_t value_begin = 0;  // of an exact value: offset of its quotation mark
    unsigned distance = 0;        // n of NEAR/n and "a b"~n
    bool has_distance = false;
    bool is_open = false;  // whether the phrase lacks its closing quotation mark
    double boost = 1;      // n of "a b"^n and, for a closing bracket, of (a b)^n
    Span source = {};      // byte range in the text that was scanned
};

// `bytes` are the bytes of `character` in a query. Returns the characters by which clean_query() replaces these bytes:
//
//     white space, control characters           a space
//     -1, for bytes that are not UTF-8          U+FFFD
//     bidirectional controls, byte order mark   nothing
//     all others                                `bytes`
std::string_view clean_character(std::int32_t character, std::string_view bytes);

// Returns `bytes`, cut to at most limits::query_bytes bytes, with each character replaced by its clean_character().
// Appends a warning if the query is cut, and one if bytes that are not UTF-8 are replaced.
std::string clean_query(std::string_view bytes, std::vector<Warning>& warnings);

// How scan_query() and the parser read a string that does not fit the grammar.
//
//     forgiving   for the query of a user, which may be pasted text. A hyphen that excludes nothing is punctuation, a
//                 word such as `-i` is an option of a command, and an unknown name before a colon is a word.
//     strict      for a filter. Each of these gives a warning: a hyphen that excludes nothing, an empty phrase or pair
//                 of brackets, and a word that ends with a quotation mark. `-i` excludes `i`. A name before a colon is
//                 the name of a field, whether or not the field is known.
enum class Reading { forgiving, strict };

// Returns the lexemes of `text`, a result of clean_query(). The last lexeme is of kind `end`.
std::vector<Lexeme> scan_query(std::string_view text, std::vector<Warning>& warnings,
                               Reading reading = Reading::forgiving);

// Returns whether the scanner reads `word` as an operator.
bool is_operator(std::string_view word);

// Returns whether the scanner reads `word` as an option of a command and not as an excluded word. An option is one
// hyphen before a single ASCII letter or digit (`-i`), or two hyphens before a letter or digit (`--list`).
bool is_option(std::string_view word);

// Returns whether a quotation mark of any kind begins at the offset `at` of `text`.
bool is_quote_at(std::string_view text, std::size_t at);

// Returns `text` with each quotation mark, of any kind, replaced by a space.
std::string without_quotes(std::string_view text);

// Removes a suffix, such as `^2` or `~2`, from the end of `text`. The suffix is `sign` and a number, which may be
// missing. Sets `number` to the number. Returns false, and changes nothing, if `text` has no such suffix.
bool take_suffix(std::string& text, char sign, std::string& number);

}  // namespace kwic
