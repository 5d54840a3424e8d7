// SPDX-License-Identifier: GPL-2.0-or-later
// The text of manifest.json: a line of JSON, and a line with the XXH3-64 of the first line in hexadecimal.
#pragma once

#include "directory/manifest.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Appends the line with the checksum, which reveals damage to the manifest itself.
std::string seal(std::string text);

// Returns the text without the line with the checksum, or nothing if the checksum is wrong.
std::optional<std::string_view> unseal(std::string_view page);

std::string write_manifest_text(const Manifest& manifest);

// Returns nothing if the text is not a manifest. Throws Error (version_mismatch) if another version of kwic wrote it.
// `index` names the index in the message.
std::optional<Manifest> parse_manifest_text(std::string_view text, const std::string& index);

}  // namespace kwic
