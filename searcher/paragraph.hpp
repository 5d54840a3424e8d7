// SPDX-License-Identifier: GPL-2.0-or-later
// Prepares text from documents for a terminal: collapses white space or keeps lines, replaces control characters, adds
// styles, and wraps lines.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {

// Colors and other attributes, as the numbers of an ANSI SGR sequence; empty for plain text.
using Style = std::string_view;

// A piece of text in one style.
struct Run {
    std::string text;  // printable text; may contain line feeds if it comes from kept_lines()
    Style style;
};

// Returns `text` as one paragraph: each sequence of white space becomes one space, and white space at the beginning and
// the end is removed. Text in `highlights` gets the style `highlighted`, and all other text gets the style `plain`.
std::vector<Run> paragraph(std::string_view text, const std::vector<Span>& highlights, Style plain, Style highlighted);

// Returns `text` line by line, with line feeds between the lines. Removes the indentation that all lines have in common
// and the white space at the ends of lines, and replaces each tab by four spaces. Text in `highlights` gets the style
// `highlighted`, and all other text gets the style `plain`.
std::vector<Run> kept_lines(std::string_view text, const std::vector<Span>& highlights, Style plain, Style highlighted);

// Writes the runs one after the other, without their styles if `color` is false.
void write(std::ostream& out, const std::vector<Run>& runs, bool color);

// Returns the runs as lines of at most max(`width`, 2) columns. Lines are broken at line feeds, at spaces and next to
// wide characters. A word is broken only if the word is longer than a line. If the text has line feeds and `width` is
// more than 20, the continuation of a broken line is indented.
std::vector<std::vector<Run>> wrapped(const std::vector<Run>& runs, std::size_t width);

// Returns the number of columns that printable text takes on a terminal.
std::size_t width_of(std::string_view text);

// Returns the runs as one line of at most `width` columns. `…` replaces text that does not fit.
std::vector<Run> clipped(const std::vector<Run>& runs, std::size_t width);

// Writes the runs as wrapped lines. Each line that is not empty begins with `indent` spaces, which count towards
// `width`.
void write_wrapped(std::ostream& out, const std::vector<Run>& runs, std::size_t width, std::size_t indent, bool color);

}  // namespace kwic::searcher
