// SPDX-License-Identifier: GPL-2.0-or-later
// Reads markup that people also read as it is written: Markdown, reStructuredText, Org and AsciiDoc. The text of such a
// file stays as it is, with its front matter. The readers find the title, the headings and the fields.
#pragma once

#include "input/formats/reading.hpp"

#include <string>
#include <string_view>

namespace kwic {

// The title is that of the front matter, or else the first heading if it has the first level and precedes the text.
// Headings are lines that begin with `#` or that `===` or `---` underlines.
Reading read_markdown(std::string_view text);

// The title is the first heading, unless text precedes it. Headings are lines that punctuation underlines. A list of
// fields after the title, such as `:Author: Ada`, is front matter.
Reading read_restructured_text(std::string_view text);

// The title is that of `#+TITLE:`. Headings are lines that begin with `*`; their keywords, priorities and tags are not
// part of them. Other keywords before the first heading, such as `#+AUTHOR:`, are fields.
Reading read_org(std::string_view text);

// The title is the heading that begins with one `=`. Attributes such as `:author: Ada` after the title are fields.
Reading read_asciidoc(std::string_view text);

// Returns the text of a heading: without emphasis, code marks, the addresses of links and references.
std::string heading_text(std::string_view markup);

}  // namespace kwic
