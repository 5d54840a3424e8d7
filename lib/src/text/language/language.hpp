// SPDX-License-Identifier: GPL-2.0-or-later
// Detects the language of a text with CLD2.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the tag (see language_code.hpp) of the main language of `text`, such as `en` or `zh-Hant`, or an empty string
// if the language is not certain. Reads samples of prose that are spread over the text, without headers, markup, quoted
// lines and code. In source code, only the comments are prose. `text` must be valid UTF-8. `name` is the path of the
// file, whose extension helps to recognize source code; it may be empty.
std::string detect_language(std::string_view text, std::string_view name = {});

}  // namespace kwic
