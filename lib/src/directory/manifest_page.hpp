// SPDX-License-Identifier: GPL-2.0-or-later
// The manifest as a page of text: one line of JSON, and one with a checksum of it.
#pragma once

#include "directory/manifest.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// The text with the line that seals it, so that damage to the page itself is seen as well.
std::string seal(std::string text);

// Without that line; nothing where it does not fit the text.
std::optional<std::string_view> unseal(std::string_view page);

std::string write_manifest_text(const Manifest& manifest);

// Nothing where it is not understood. Throws Error (version_mismatch) where another version of kwic wrote it; `index`
// is what the message names.
std::optional<Manifest> parse_manifest_text(std::string_view text, const std::string& index);

}  // namespace kwic
