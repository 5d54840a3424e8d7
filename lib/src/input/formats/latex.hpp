// SPDX-License-Identifier: GPL-2.0-or-later
// Reads LaTeX and BibTeX.
#pragma once

#include "input/formats/reading.hpp"

#include <string>
#include <string_view>

namespace kwic {

// Returns the source, in which words are written as they are printed: letters instead of accents such as `\"{o}` and
// `\ss`, and words without the braces and the hyphens `\-` within them, as in `{S}chr{\"o}dinger`. Commands, comments
// and lines stay as they are. The title, the date and the field `author` are those of `\title`, `\date` and `\author`;
// the headings are those of sections.
Reading read_latex(std::string_view source);

// Returns `source` with its words as they are printed; see read_latex().
std::string tex_words(std::string_view source);

}  // namespace kwic
