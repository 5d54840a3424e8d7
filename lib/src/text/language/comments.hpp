// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes the comments of programming languages, without knowing the language of the file.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns the size of the signs that make the trimmed line a comment, such as `//`, or 0 if the line is no comment.
std::size_t comment_leader(std::string_view line);

// A comment or docstring of several lines.
struct BlockComment {
    std::string_view begin;
    std::string_view end;
};

// Returns the block comment that begins at the beginning of the trimmed line, or nullptr.
const BlockComment* block_comment_at(std::string_view line);

// Returns the comment after the code of the line, or "".
std::string_view trailing_comment(std::string_view line);

// Returns whether the line of a comment is about a license or a copyright.
bool mentions_license(std::string_view line);

}  // namespace kwic
