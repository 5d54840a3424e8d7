// SPDX-License-Identifier: GPL-2.0-or-later
// Finds line breaks within words. There are two kinds:
//
//     letters    between two letters of Han, Hiragana or Katakana, whose texts are wrapped at any letter. Such a line
//                break is not part of the text: 版本 is one word also if a line ends after 版.
//     hyphen     between a letter with a hyphen (- U+2010 U+058A U+00AD) and a letter that is not a capital:
//                `light-` and `house` on the next line. Between two capitals if another capital follows.
//
// A line break consists of the blanks before a line end, one line end (LF or CR LF), and the indentation of the next
// line. Blanks and indentation are at most max_indentation spaces, tabs and form feeds. U+3000 is not an indentation,
// because it begins a paragraph.
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

// Returns whether texts are wrapped before and after the character `c`, a letter or number of Han, Hiragana or
// Katakana.
bool is_wrapped_letter(std::int32_t c);

// Returns the line break within a word that contains the offset `at` or begins or ends there, if there is one.
std::optional<WordBreak> word_break(std::string_view text, std::size_t at);

// Returns `text` without line breaks between letters. `spans`, which must ascend, become the ranges of the same
// characters in the result.
std::string without_breaks_between_letters(std::string_view text, std::vector<Span>& spans);

}  // namespace kwic
