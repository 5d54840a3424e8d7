// SPDX-License-Identifier: GPL-2.0-or-later
// Reads manual pages: files of roff with the macros of man(7) or mdoc(7).
#pragma once

#include "input/formats/reading.hpp"

#include <string_view>

namespace kwic {

// Returns the text of a page as it is shown, without font codes and macros. The arguments of unknown macros are text.
// The title is the text of the first section (NAME), or else the name and the section of the page; the date is that of
// the page. Conditions that depend on more than the kind of the output count as true.
Reading read_roff(std::string_view page);

// Returns whether a file is a manual page: whether its text begins with a comment or a title of roff, and its extension
// is that of a section, such as `1` or `3pm`, or its text has a title.
bool looks_like_roff(std::string_view extension, std::string_view head);

}  // namespace kwic
