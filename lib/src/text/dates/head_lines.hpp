// SPDX-License-Identifier: GPL-2.0-or-later
// Splits the head of a text into lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// A line of the head that is not empty. The members refer to the head.
struct HeadLine {
    std::string_view text;     // without white space at both ends, and without the markup of a heading
    std::size_t indent = 0;    // number of bytes of white space before the line
    bool begins_block = true;  // an empty line, or nothing, precedes the line
    bool is_heading = false;   // the line has the markup of a heading
};

// Returns the first lines of `head` that are not empty, at most `head_line_limit`, and none after two lines that are
// paragraphs. A line of only marks, such as `=====`, counts as an empty line.
inline constexpr std::size_t head_line_limit = 24;
std::vector<HeadLine> head_lines(std::string_view head);

// Returns the offset of the first line feed or carriage return at or after `begin`, or the size of the text.
std::size_t line_end(std::string_view text, std::size_t begin);

// Returns whether the text has an ASCII digit.
bool has_digit(std::string_view text);

// Returns `text` without white space, byte-order marks and direction marks at both ends.
std::string_view trim_line(std::string_view text);

// Returns the width of a text in columns: characters of East Asian scripts from U+2E80 on have two columns, and all
// other characters have one.
std::size_t width_of(std::string_view text);

// Returns the number of sequences of characters without white space.
std::size_t count_words(std::string_view line);

// Returns whether each word of `text` begins with a capital or has no case.
bool is_capitalized(std::string_view text);

// Returns the first character of the text, or 0 if the text is empty.
char32_t first_character(std::string_view text);

// Returns whether `text` begins with `phrase`, ignoring the case of ASCII letters.
bool begins_with(std::string_view text, std::string_view phrase);

}  // namespace kwic
