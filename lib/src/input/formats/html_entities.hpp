// SPDX-License-Identifier: GPL-2.0-or-later
// Decodes the character references of HTML, such as `&amp;` and `&#233;`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// A character reference at the beginning of a text.
struct HtmlReference {
    std::string characters;  // the characters that the reference stands for, in UTF-8
    std::size_t size = 0;    // the size of the reference in bytes; 0 if the text begins with no reference
};

// Reads the reference at the beginning of `text`, which begins with `&`, by the rules of the HTML standard, section
// 13.2.5.72. For example, `&copy` needs no semicolon, and `&#150;` is the character of windows-1252. Control
// characters become spaces. If `in_attribute` is true, a name without a semicolon that `=`, a letter or a digit follows
// is not a reference. Takes constant time.
HtmlReference html_reference(std::string_view text, bool in_attribute = false);

// Returns `text` with its references decoded.
std::string decode_html(std::string_view text, bool in_attribute = false);

}  // namespace kwic
