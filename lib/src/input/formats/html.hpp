// SPDX-License-Identifier: GPL-2.0-or-later
// Reads HTML and XHTML pages.
#pragma once

#include "input/formats/reading.hpp"

#include <string>
#include <string_view>

namespace kwic {

// Returns the text of a page as a person reads it. Omits markup, comments, scripts, styles, templates and what
// `<iframe>` contains. Blocks are separated by line ends, paragraphs by blank lines and cells of a table by tabs. The
// alternative text of an image, and the text of a button or an input, stand where the browser shows them; `title`
// attributes are omitted. The readings of `<ruby>` follow its letters in parentheses.
//
// The title is that of the element `<title>`, or else `og:title`, or else the first `<h1>`. The date is that of a
// `<meta>` element. Needs memory for the text, and no memory for the nesting of elements.
Reading read_html(std::string_view page);

// Returns whether a text that begins with `head` is an HTML page: whether a document type or the element `<html>`
// follows white space, comments and an XML declaration.
bool looks_like_html(std::string_view head);

// Returns the charset that `<meta>` or the XML declaration in `bytes`, the beginning of a page, names, for
// decode_text(). Returns an empty string if none is named, or if the name is that of UTF-8 or UTF-16.
std::string html_charset(std::string_view bytes);

}  // namespace kwic
