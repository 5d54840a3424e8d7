// SPDX-License-Identifier: GPL-2.0-or-later
// Reads strings in quotation marks of YAML and TOML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Returns the contents of the string in double quotation marks at `at`, and advances `at` past the string. Decodes
// escapes such as `\n` and `\u00e9`. A line end within the string, with the spaces around it, becomes a space. A string
// that does not end ends with the text.
std::string read_double_quoted(std::string_view text, std::size_t& at);

// Decodes the escape sequence after the backslash before `at`, and appends its character to `out`. Advances `at` past
// the sequence. Control characters become spaces, except line ends. An unknown sequence stands for itself.
void append_escape(std::string_view text, std::size_t& at, std::string& out);

}  // namespace kwic
