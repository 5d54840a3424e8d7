// SPDX-License-Identifier: GPL-2.0-or-later
// Removes codes for terminals and printers from a text: escape sequences, such as those for the colors of a log, and
// overstrikes, such as those for the bold letters of a formatted manual page.
#pragma once

#include <string>

namespace kwic {

// Removes the following parts of `text`. `text` must be valid UTF-8, and remains valid UTF-8.
//
//     control sequences       ESC [ ..., such as colors (ECMA-48, section 5.4); a sequence that moves the cursor to
//                             another place becomes a space, unless it follows white space
//     control strings         ESC ] ..., ESC P ..., ESC X ..., ESC ^ ... and ESC _ ... up to their terminator in the
//                             same line, such as the title of a window and the address of a link (section 5.6)
//     other escape sequences  two bytes, or more if a character set is designated (ECMA-35, section 13)
//     overstrikes             one or more backspaces between characters in the same columns; if the two characters in a
//                             column are equal, one is kept; if one of them is ASCII punctuation, the other is kept
//
// Replaces any other ESC and any other backspace by a space. The result contains neither ESC nor backspace, so another
// call does not change the result.
void remove_terminal_codes(std::string& text);

}  // namespace kwic
