// SPDX-License-Identifier: GPL-2.0-or-later
// Sorts the lines of a text into prose, comments and quotations.
#pragma once

#include "text/language/comments.hpp"
#include "text/language/line_words.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

class ProseCollector {
public:
    // Starts a window of the text, in which about `bytes` bytes are collected. `is_next` states whether the window
    // begins where the previous one ended.
    void begin_window(std::size_t bytes, bool is_next);

    // Collects the words of the next line of the window. `raw` may be indented.
    void add(std::string_view raw);

    // Returns whether the window has enough prose or comments.
    bool is_full() const { return prose_.size() >= full_prose_ || comments_.size() >= full_comments_; }

    // Returns whether a line was added that begins an entry of a PO file.
    bool has_catalog_entry() const { return has_catalog_entry_; }

    // Returns the share of code among the tokens outside of comments, from 0 to 1.
    double code_share() const;

    // Causes lines of one or two words to be collected.
    void accept_short_lines() { min_words_ = 1; }

    // Returns the words of the prose. If there is little prose, adds comments, quoted lines and short lines.
    std::string take_prose();

    // Returns the words of the comments, or "" if there are only few.
    std::string take_comments();

private:
    void add_to_block(std::string_view line);
    void add_comment(std::string_view line);

    // Removes the current comment if it mentions a license.
    void end_comment();

    // Returns the tokens of the line, and appends its words to `words` if the line is prose.
    TokenCounts collect(std::string_view line, std::string& words);

    std::size_t min_words_ = 3;            // of a line of prose
    std::size_t full_prose_ = 0;           // size of `prose_` at which the window is full
    std::size_t full_comments_ = 0;        // size of `comments_` at which the window is full
    const BlockComment* block_ = nullptr;  // the block comment that has begun
    std::size_t comment_begin_ = 0;        // where `comments_` has the words of the current comment
    bool is_license_ = false;              // the current comment mentions a license
    bool has_catalog_entry_ = false;
    TokenCounts counts_;  // tokens outside of comments
    std::string prose_;   // words of the prose outside of comments and quoted lines
    std::string comments_;
    std::string quoted_;  // words of lines that begin with `>`
    std::string short_lines_;
};

}  // namespace kwic
