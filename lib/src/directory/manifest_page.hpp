// SPDX-License-Identifier: GPL-2.0-or-later
// Writes and reads the text of manifest.json: a line of JSON, and a line with the hexadecimal XXH3-64 hash of the first
// line.
#pragma once

#include "directory/manifest.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Appends the line with the checksum to `text`, and returns the result. The checksum reveals damage to the manifest
// itself.
std::string add_checksum(std::string text);

// Returns the first line of `page`, or nothing if the checksum in the second line is wrong.
std::optional<std::string_view> without_checksum(std::string_view page);

std::string write_manifest_text(const Manifest& manifest);

// Parses the text of a manifest. Returns nothing if `text` is not a manifest. Throws Error (version_mismatch) if the
// index has another format or analyzer version than this version of kwic. The message contains `index`, the path of the
// index.
std::optional<Manifest> parse_manifest_text(std::string_view text, const std::string& index);

}  // namespace kwic
