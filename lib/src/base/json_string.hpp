// SPDX-License-Identifier: GPL-2.0-or-later
// Writes strings as JSON.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appends `text` as a JSON string, with its quotation marks. Bytes that are not UTF-8 become U+FFFD. Escapes all
// characters for which is_harmful() is true, although JSON requires an escape only for those below U+0020.
void append_json_string(std::string& json, std::string_view text);

}  // namespace kwic
