// SPDX-License-Identifier: GPL-2.0-or-later
#include "line_editor.hpp"

#include "../characters.hpp"

#include <cstddef>
#include <string_view>

namespace kwic::searcher {
namespace {

constexpr std::size_t max_bytes = 4096;  // half of the maximum length of a query

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

void LineEditor::insert(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = first_character(text).length;
        const std::string_view character = text.substr(0, length);
        text.remove_prefix(length);
        if (text_.size() + length > max_bytes) return;
        const std::string_view shown = harmful(character) ? " " : character;
        text_.insert(cursor_, shown);
        cursor_ += shown.size();
    }
}

std::size_t LineEditor::before(std::size_t at) const {
    while (at > 0) {
        do --at;
        while (at > 0 && is_continuation(text_[at]));
        if (columns(first_character(std::string_view(text_).substr(at)).code) > 0) break;
    }
    return at;
}

std::size_t LineEditor::after(std::size_t at) const {
    bool is_first = true;
    while (at < text_.size()) {
        const Character next = first_character(std::string_view(text_).substr(at));
        if (!is_first && columns(next.code) > 0) break;
        at += next.length;
        is_first = false;
    }
    return at;
}

void LineEditor::erase(std::size_t begin, std::size_t end) {
    text_.erase(begin, end - begin);
    cursor_ = begin;
}

void LineEditor::erase_before() { erase(before(cursor_), cursor_); }

void LineEditor::erase_after() { erase(cursor_, after(cursor_)); }

void LineEditor::erase_word() {
    std::size_t begin = cursor_;
    while (begin > 0 && text_[begin - 1] == ' ') --begin;
    while (begin > 0 && text_[begin - 1] != ' ') --begin;
    erase(begin, cursor_);
}

void LineEditor::clear() { erase(0, text_.size()); }

void LineEditor::left() { cursor_ = before(cursor_); }

void LineEditor::right() { cursor_ = after(cursor_); }

}  // namespace kwic::searcher
