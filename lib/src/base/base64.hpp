// SPDX-License-Identifier: GPL-2.0-or-later
// Base64 in the URL alphabet (RFC 4648, section 5), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Encodes `bytes`.
std::string base64(std::string_view bytes);

// Returns the bytes whose base64() is `text`, or nothing if there are none.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kwic
