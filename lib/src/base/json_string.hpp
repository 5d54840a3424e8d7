// SPDX-License-Identifier: GPL-2.0-or-later
// A string as JSON has it, in quotation marks. Bytes that are not UTF-8 become U+FFFD. JSON lets some characters stand
// in strings that may steer a terminal: these are escaped too.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Appended to `json`.
void append_json_string(std::string& json, std::string_view text);

}  // namespace kwic
