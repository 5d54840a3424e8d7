// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes <-> base64 as in URLs (RFC 4648, section 5), without padding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

std::string base64(std::string_view bytes);

// Nothing for what base64() never writes.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kwic
