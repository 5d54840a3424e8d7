// SPDX-License-Identifier: GPL-2.0-or-later
// Escaping in names that are part of a longer text, such as a query or a list: a backslash makes the next character a
// part of the name. A backslash at the end of the text stands for itself.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns `text` up to the first of `characters` that does not follow a backslash, or the complete text.
std::string_view until_any_of(std::string_view text, std::string_view characters);

// Returns `text` without the backslashes that escape the next character.
std::string without_backslashes(std::string_view text);

}  // namespace kwic
