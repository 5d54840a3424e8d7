// SPDX-License-Identifier: GPL-2.0-or-later
// Writes strings as JSON.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appends `text` as a JSON string, with its quotation marks. Bytes that are not UTF-8 become U+FFFD. Characters that
// could control a terminal are escaped too, although JSON does not require it.
void append_json_string(std::string& json, std::string_view text);

}  // namespace kwic
