// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a text line by line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kwic {

class TextLines {
public:
    explicit TextLines(std::string_view text, std::size_t begin = 0) : text_(text), at_(begin) {}

    // Reads the next line. Returns false at the end of the text.
    bool next() {
        if (at_ >= text_.size()) return false;
        begin_ = at_;
        line_ = line_at(at_);
        at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
        return true;
    }

    // The line that next() has read, without its line end and the white space before it.
    std::string_view line() const { return line_; }

    // This line with the white space before its line end.
    std::string_view whole_line() const {
        std::string_view line = text_.substr(begin_, text_.find('\n', begin_) - begin_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

    // Offset in the text of this line.
    std::size_t begin() const { return begin_; }

    // Returns the line after this line, or an empty string.
    std::string_view following() const { return at_ < text_.size() ? line_at(at_) : std::string_view(); }

private:
    std::string_view line_at(std::size_t at) const {
        const std::string_view line = text_.substr(at, text_.find('\n', at) - at);
        return line.substr(0, line.find_last_not_of(" \t\r") + 1);
    }

    std::string_view text_;
    std::string_view line_;
    std::size_t at_;
    std::size_t begin_ = 0;
};

// Returns the number of characters `c` at the beginning of `line`.
inline std::size_t count_leading(std::string_view line, char c) {
    return std::min(line.find_first_not_of(c), line.size());
}

}  // namespace kwic
