// SPDX-License-Identifier: GPL-2.0-or-later
// A line of text with a cursor. The cursor moves over a character and its combining marks in one step.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::searcher {

class LineEditor {
public:
    LineEditor() = default;
    explicit LineEditor(std::string_view text) { insert(text); }

    // Returns the text, which is always valid UTF-8 without control characters.
    const std::string& text() const { return text_; }
    std::size_t cursor() const { return cursor_; }  // position in bytes
    bool is_at_end() const { return cursor_ == text_.size(); }

    // Inserts text at the cursor. Replaces each character that printable() (see kwic/printable.hpp) changes, such as a
    // control character, with a space. Ignores text beyond the maximum length, 4 KiB.
    void insert(std::string_view text);
    void erase_before();  // erases one character before the cursor
    void erase_after();   // erases one character after the cursor
    void erase_word();    // erases the word before the cursor, and the spaces between the word and the cursor
    void clear();
    void left();
    void right();
    void home() { cursor_ = 0; }
    void end() { cursor_ = text_.size(); }

private:
    std::size_t before(std::size_t at) const;
    std::size_t after(std::size_t at) const;
    void erase(std::size_t begin, std::size_t end);

    std::string text_;
    std::size_t cursor_ = 0;
};

}  // namespace kwic::searcher
