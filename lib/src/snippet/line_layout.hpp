// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether the line ends of a text mean something, as in logs, tables, lists, source and verse, or only wrap
// running prose.
//
// A line end wraps prose if the line is full and the next line goes on with the sentence:
//
//   - The line, a space and the first word of the next line are longer than three quarters of the longest line of the
//     paragraph, which has at least 40 columns. The line has at most 200 columns.
//   - The line ends with a letter, a digit, a comma or a hyphen.
//   - The next line, or another line of the paragraph except the first, begins with a letter that is not a capital.
//   - The next line does not begin with the same letters as the line, such as `sshd` in `sshd[12]: started`.
//   - Neither line is a row of a table: it has no tab, no three spaces in sequence, and at most one comma or semicolon
//     without a space after it.
//
// A line end between two letters of scripts that are written without spaces also wraps prose. A line end after a
// sentence counts only if no line end of the paragraph wraps prose. A paragraph is prose if at least half of its line
// ends wrap prose. A paragraph of two or three lines is decided by the text around it, and a paragraph of one line is
// prose.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns whether the line ends around byte `at` of `text` are to be kept, because they do not wrap prose.
bool keeps_lines(std::string_view text, std::size_t at);

}  // namespace kwic
