// SPDX-License-Identifier: GPL-2.0-or-later
// The rule of names that are written in a longer text, such as a query or a list: a backslash makes the next character
// a part of the name. A backslash at the end of the text stands for itself.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns `text` up to the first of `characters` that does not follow a backslash, or the complete text.
std::string_view until_any_of(std::string_view text, std::string_view characters);

// Returns the name that `text` writes: `text` without the backslashes that make the next character a part of the name.
std::string without_backslashes(std::string_view text);

}  // namespace kwic
