// SPDX-License-Identifier: GPL-2.0-or-later
// Detects the language of a text with CLD2.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns CLD2's code for the main language of the first 200 bytes of `text`, such as `en`, `zh` or `zh-Hant`. If these
// bytes are not clearly in one language, the first 1,024 bytes are used instead. Returns an empty string if CLD2 is not
// certain of the language. `text` must be valid UTF-8.
std::string detect_language(std::string_view text);

}  // namespace kwic
