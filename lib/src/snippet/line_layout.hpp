// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether the line ends of a text are part of its structure, as in logs, tables, lists, source code and verse,
// or only wrap running prose.
//
// A line end wraps prose if the line is full and the next line continues the sentence. In detail, all of these
// conditions must be met:
//
//   - The longest line of the paragraph has at least 40 columns.
//   - The line has at most 200 columns. If a space and the first word of the next line were added to the line, the line
//     would have more than three quarters of the columns of the longest line.
//   - The line ends with a letter, a digit, a comma or a hyphen.
//   - At least one line after the first line of the paragraph begins with a letter that is not a capital.
//   - The letters at the beginning of the line, up to the first character that is not a letter, differ from the letters
//     at the beginning of the next line. Consecutive lines of a log often begin with the same letters, such as `sshd`
//     in `sshd[12]: started`. Two lines that both begin with a character other than a letter do not meet this
//     condition.
//   - Neither line is a row of a table. A row contains a tab, three spaces in sequence, or at least two commas or
//     semicolons without a space after them.
//
// A line end between two letters of scripts that are written without spaces also wraps prose.
//
// A paragraph is prose if it has only one line, or if at least half of its line ends wrap prose. If any line end of the
// paragraph wraps prose, the line ends after sentences are not counted. If the paragraph has two or three lines, the
// line ends of the text around the paragraph are counted too.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns true if the paragraph at byte `at` of `text` is not prose. A snippet then keeps the line ends of the text.
bool keeps_lines(std::string_view text, std::size_t at);

}  // namespace kwic
