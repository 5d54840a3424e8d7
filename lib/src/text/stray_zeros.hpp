// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes and removes stray zero bytes. After a crash, a log may contain a run of zero bytes, because the file
// system had extended the file but not yet written its last lines. A log that was truncated while a program wrote to it
// may begin with zero bytes.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns whether the zero bytes of `bytes`, which must have no other control codes, are stray zero bytes of a text.
// Two lines, and one of 16 further lines, may contain zero bytes, which must form a single run in each line. In binary
// data, by contrast, strings and records end with zero bytes.
bool are_zeros_stray(std::string_view bytes);

// Replaces each run of zero bytes in `text` by a space.
void replace_zeros(std::string& text);

}  // namespace kwic
