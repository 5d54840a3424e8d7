// SPDX-License-Identifier: GPL-2.0-or-later
// Finds line breaks within words. There are two kinds:
//
//     letters    The line break is between two letters of Han, Hiragana or Katakana. Lines of these scripts are wrapped
//                between any two letters. The line break is ignored: 版本 is one word even if a line ends after 版.
//     hyphen     A letter and a hyphen (- U+2010 U+058A U+00AD) are before the line break, and a letter that is not a
//                capital is after it: `light-` at the end of a line and `house` on the next line. If the letter before
//                the hyphen is a capital, two capitals may also follow the line break.
//
// A line break consists of the blanks before a line end, one line end (LF or CR LF), and the indentation of the next
// line. Blanks and indentation each have at most max_indentation spaces, tabs and form feeds. An ideographic space
// (U+3000) is not part of an indentation, because it begins a paragraph.
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::size_t max_indentation = 256;

// A line break within a word.
struct WordBreak {
    Span span;                    // the line break
    std::size_t hyphen_size = 0;  // size in bytes of the hyphen before the line break; 0 for a break between letters
};

inline bool is_line_break_character(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// Returns the end of the line break that begins at `begin`, or `begin` if there is none.
std::size_t line_break_end(std::string_view text, std::size_t begin);

// Returns whether `c` is a letter or a letter number (category Nl) of Han, Hiragana or Katakana. Lines may be wrapped
// before and after a letter of these scripts.
bool is_wrapped_letter(std::int32_t c);

// Returns the WordBreak whose line break contains the offset `at`, or begins or ends at `at`. Returns nothing if no
// line break within a word is at `at`.
std::optional<WordBreak> word_break(std::string_view text, std::size_t at);

// Returns `text` without line breaks of the kind "letters". Changes `spans`, which must be in ascending order, to the
// ranges of the same characters in the result.
std::string without_breaks_between_letters(std::string_view text, std::vector<Span>& spans);

}  // namespace kwic
