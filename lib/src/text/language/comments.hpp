// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes comments in source code whose programming language is not known.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns the size of the signs that begin a comment, such as `//`, or 0 if the line is not a comment. `line` must not
// be empty and must not begin with white space.
std::size_t comment_leader(std::string_view line);

// The signs at the beginning and the end of a comment or docstring of several lines.
struct BlockComment {
    std::string_view begin;
    std::string_view end;
};

// Returns the kind of block comment with which `line` begins, or nullptr if `line` does not begin with a block comment.
const BlockComment* block_comment_at(std::string_view line);

// Returns the comment that follows code in the line, or "" if there is none.
std::string_view trailing_comment(std::string_view line);

// Returns whether a line of a comment has a word of license or copyright notices.
bool mentions_license(std::string_view line);

}  // namespace kwic
