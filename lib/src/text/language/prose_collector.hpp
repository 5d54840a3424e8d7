// SPDX-License-Identifier: GPL-2.0-or-later
// Collects the words of a text, separately for prose, comments and quoted lines.
#pragma once

#include "text/language/comments.hpp"
#include "text/language/line_words.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

class ProseCollector {
public:
    // Begins a window of the text, from which about `bytes` bytes are collected. `is_next` states whether the window
    // begins where the previous window ended.
    void begin_window(std::size_t bytes, bool is_next);

    // Collects the words of the next line of the window. The line may be indented.
    void add(std::string_view raw);

    // Returns whether the window has enough prose or comments.
    bool is_full() const { return prose_.size() >= full_prose_ || comments_.size() >= full_comments_; }

    // Returns whether a line was added that begins an entry of a PO file.
    bool has_catalog_entry() const { return has_catalog_entry_; }

    // Returns code / (words + capitals + code), where the terms are the TokenCounts of all lines outside comments.
    double code_share() const;

    // From this call on, lines of one or two words also count as prose.
    void accept_short_lines() { min_words_ = 1; }

    // Returns the words of the prose. As long as the result is short, adds the comments, then the quoted lines, and
    // then the short lines.
    std::string take_prose();

    // Returns the words of the comments, or "" if the comments have only few words.
    std::string take_comments();

private:
    void add_to_block(std::string_view line);
    void add_comment(std::string_view line);

    // Ends the current comment, and removes it if it mentions a license.
    void end_comment();

    // Returns the counts of the tokens of the line. If the line is prose, appends its words to `words`.
    TokenCounts collect(std::string_view line, std::string& words);

    std::size_t min_words_ = 3;            // minimum number of words in a line of prose
    std::size_t full_prose_ = 0;           // size of `prose_` at which the window is full
    std::size_t full_comments_ = 0;        // size of `comments_` at which the window is full
    const BlockComment* block_ = nullptr;  // the block comment that has begun, or null
    std::size_t comment_begin_ = 0;        // offset in `comments_` of the words of the current comment
    bool is_license_ = false;              // the current comment mentions a license
    bool has_catalog_entry_ = false;
    TokenCounts counts_;  // tokens of all lines outside comments
    std::string prose_;   // words of the prose outside comments and quoted lines
    std::string comments_;
    std::string quoted_;  // words of lines that begin with `>`
    std::string short_lines_;
};

}  // namespace kwic
