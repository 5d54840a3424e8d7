// SPDX-License-Identifier: GPL-2.0-or-later
// Detects the language of a text with CLD2.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the ISO 639 code (`en`, `zh`, `zh-Hant`) of the language in which most of the beginning of `text` is written,
// or an empty string if that is uncertain. `text` must be valid UTF-8.
std::string detect_language(std::string_view text);

}  // namespace kwic
