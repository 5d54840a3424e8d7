// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether the line ends of a text mean something, as in logs, tables, lists, source code and verse, or only
// wrap running prose.
//
// A line end wraps prose if the line is full and the next line goes on with the sentence, that is, if all of these
// conditions are met:
//
//   - The line, a space and the first word of the next line together have more than three quarters of the columns of
//     the longest line of the paragraph. The longest line has at least 40 columns. The line before the line end has at
//     most 200.
//   - The line ends with a letter, a digit, a comma or a hyphen.
//   - The next line, or another line of the paragraph except the first, begins with a letter that is not a capital.
//   - The next line does not begin with the same letters as the line, such as `sshd` in `sshd[12]: started`.
//   - Neither line is a row of a table, which has a tab, three spaces in sequence, or at least two commas or semicolons
//     without a space after them.
//
// A line end between two letters of scripts that are written without spaces also wraps prose. A line end after a
// sentence is counted only if no line end of the paragraph wraps prose. A paragraph is prose if at least half of the
// counted line ends wrap prose. For a paragraph of two or three lines, the line ends of the text around it are counted
// too. A paragraph of one line is prose.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns whether the line ends around byte `at` of `text` are to be kept, because they do not wrap prose.
bool keeps_lines(std::string_view text, std::size_t at);

}  // namespace kwic
