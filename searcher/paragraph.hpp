// SPDX-License-Identifier: GPL-2.0-or-later
// Text from documents as a terminal may show it: white space collapsed, harmless, styled and wrapped.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {

// Colours and the like, as the numbers of an ANSI SGR sequence; empty for none.
using Style = std::string_view;

struct Run {
    std::string text;  // printable
    Style style;
};

// `text` as one paragraph: white space becomes single spaces, none at either end. What `marked` covers gets
// `mark`, all else `plain`.
std::vector<Run> paragraph(std::string_view text, const std::vector<Span>& marked, Style plain, Style mark);

// Writes the runs one after the other; without `color` their text only.
void write(std::ostream& out, const std::vector<Run>& runs, bool color);

// The runs as lines of at most `width` columns, or 2. Lines are broken at spaces and beside wide characters, and
// within a word only where it is longer than a line.
std::vector<std::vector<Run>> wrapped(const std::vector<Run>& runs, std::size_t width);

// Columns that printable text takes on a terminal.
std::size_t width_of(std::string_view text);

// The runs as one line of at most `width` columns; what does not fit is left out, and `…` says so.
std::vector<Run> clipped(const std::vector<Run>& runs, std::size_t width);

// Writes the runs wrapped, each line after `indent` spaces that count for its width.
void write_wrapped(std::ostream& out, const std::vector<Run>& runs, std::size_t width, std::size_t indent, bool color);

}  // namespace kwic::searcher
