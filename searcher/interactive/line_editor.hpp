// SPDX-License-Identifier: GPL-2.0-or-later
// One line of text with a cursor in it. A character and the combining marks on it are stepped over together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::searcher {

class LineEditor {
public:
    LineEditor() = default;
    explicit LineEditor(std::string_view text) { insert(text); }

    // Always valid UTF-8 with nothing in it that must not reach a terminal.
    const std::string& text() const { return text_; }
    std::size_t cursor() const { return cursor_; }  // bytes before it
    bool is_at_end() const { return cursor_ == text_.size(); }

    // At the cursor. What must not reach a terminal becomes a space; what a query has no room for is left out.
    void insert(std::string_view text);
    void erase_before();  // one character
    void erase_after();
    void erase_word();  // before the cursor, with the white space after it
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
