// SPDX-License-Identifier: GPL-2.0-or-later
// Detects the language of a text with CLD2.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the tag (see language_code.hpp) of the main language of the prose of `text`, such as `en` or `zh-Hant`. The
// prose is sampled in the whole text. Headers, markup, quoted lines and code are left out; the prose of source code is
// in its comments. `name` is the path of the file, or may be empty: its extension helps to recognize source code.
// Returns an empty string if the language is not certain. `text` must be valid UTF-8.
std::string detect_language(std::string_view text, std::string_view name = {});

}  // namespace kwic
