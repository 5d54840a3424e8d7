// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes and removes stray zero bytes. After a crash, a log may contain a run of zero bytes, because the file
// system had extended the file before it wrote the last lines. A log may begin with zero bytes if it was truncated
// while a program was writing to it.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns whether the zero bytes in `bytes` are stray zero bytes of a text. `bytes` must not contain other control
// codes. Zero bytes are stray if the zero bytes of each line form a single run, at most 2 + n / 16 of the n lines
// contain zero bytes, and at least one line ends with a line feed. Binary data have more zero bytes, because strings
// and records end with them.
bool are_zeros_stray(std::string_view bytes);

// Replaces each run of zero bytes in `text` by a space.
void replace_zeros(std::string& text);

}  // namespace kwic
