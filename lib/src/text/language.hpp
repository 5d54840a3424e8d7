// SPDX-License-Identifier: GPL-2.0-or-later
// Text -> the language it is written in.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// ISO 639 code (`en`, `zh`, `zh-Hant`) of the language that most of the beginning of `text` (valid UTF-8) is
// in; empty where that is not sure. Detected by CLD2.
std::string detect_language(std::string_view text);

}  // namespace kwic
