// SPDX-License-Identifier: GPL-2.0-or-later
// remove_terminal_codes() removes what a program writes between the characters of a text to control a terminal or a
// printer: escape sequences, such as the colors of a log, and overstrikes, such as the bold letters of a formatted
// manual page.
#pragma once

#include <string>

namespace kwic {

// Removes these parts of `text`, which must be valid UTF-8 and remains valid:
//
//     control sequences       ESC [ ..., such as colors (ECMA-48, section 5.4); a sequence that moves the cursor to
//                             another place becomes a space, unless it follows white space
//     control strings         ESC ] ..., ESC P ..., ESC X ..., ESC ^ ... and ESC _ ... up to their terminator in the
//                             same line, such as the title of a window and the address of a link (section 5.6)
//     other escape sequences  two bytes, or more if a character set is designated (ECMA-35, section 13)
//     overstrikes             one or more backspaces between characters that stand in the same columns: of two equal
//                             characters one is kept, and of a character and ASCII punctuation the character
//
// Any other ESC and any other backspace becomes a space, so that the result has neither, and another call does not
// change it.
void remove_terminal_codes(std::string& text);

}  // namespace kwic
