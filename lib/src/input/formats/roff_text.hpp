// SPDX-License-Identifier: GPL-2.0-or-later
// Converts the escape sequences of roff, the language of manual pages, to text.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace kwic {

// Returns the text of the special character `name`, such as `é` for `'e` and `•` for `bu`, or an empty string if there
// is no such character. `u` and hexadecimal digits name a character of Unicode; `_` joins it with its marks.
std::string roff_character(std::string_view name);

// Converts lines of a page in their order, because lines may define strings that later lines use.
class RoffText {
public:
    // `size` is the size of the page in bytes. The strings of a page may expand the page by this size.
    explicit RoffText(std::size_t size) : budget_(size + (1 << 16)) {}

    // Returns `line` with characters instead of its escape sequences. Sequences for fonts, sizes and motions are
    // removed, so that they do not touch words.
    std::string convert(std::string_view line);

    // Returns whether the line that convert() has converted last ends with an escape sequence that continues the line.
    bool continues() const { return continues_; }

    // Defines the string `name`. `value` may have escape sequences.
    void define(std::string_view name, std::string_view value);

private:
    void append_string(std::string_view name, std::string& out);
    void append_escape(std::string_view line, std::size_t& at, std::string& out);

    std::map<std::string, std::string, std::less<>> strings_;
    std::size_t budget_;  // number of bytes that strings may still add
    bool continues_ = false;
};

}  // namespace kwic
