// SPDX-License-Identifier: GPL-2.0-or-later
// Base64 in the URL alphabet (RFC 4648, section 5), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

std::string base64(std::string_view bytes);

// Returns the bytes that base64() encodes as `text`, or nothing if `text` is not a result of base64().
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kwic
