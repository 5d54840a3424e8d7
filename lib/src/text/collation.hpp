// SPDX-License-Identifier: GPL-2.0-or-later
// Text -> a key whose bytes are in the order that people expect. It is the same for everybody, wherever kwic runs:
// CLDR's root collation (letters before accents before case), with numbers by their value.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Ends with a zero byte and has no other; is empty for no text. `text` may be any bytes.
std::string collation_key(std::string_view text);

}  // namespace kwic
