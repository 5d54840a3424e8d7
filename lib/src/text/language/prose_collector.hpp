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

    // Accept lines of one or two words.
    void accept_short_lines() { min_words_ = 1; }

    std::string take_prose();
    std::string take_comments();

private:
    void add_to_block(std::string_view line);
    TokenCounts collect(std::string_view line, std::string& words);
    void add_comment(std::string_view line);
    void end_comment();

    std::size_t min_words_ = 3;
    std::size_t full_prose_ = 0;
    std::size_t full_comments_ = 0;
    const BlockComment* block_ = nullptr;  // the block comment that has begun
    std::size_t comment_begin_ = 0;        // where `comments_` has the words of the current comment
    bool is_license_ = false;              // the current comment mentions a license
    bool has_catalog_entry_ = false;
    TokenCounts counts_;  // tokens outside of comments
    std::string prose_;
    std::string comments_;
    std::string quoted_;
    std::string short_lines_;
};

}  // namespace kwic
