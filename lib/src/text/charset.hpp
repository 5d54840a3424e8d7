// SPDX-License-Identifier: GPL-2.0-or-later
// Converts charsets other than UTF-8, and guesses the charset of bytes.
#pragma once

#include <kwic/decode.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Decodes `bytes` as `charset`, any name or alias that ICU knows. Removes a byte-order mark at the beginning. Throws
// Error (invalid_argument) if ICU knows no such charset.
DecodedText convert_charset(std::string_view bytes, std::string_view charset);

// Returns the most likely charset of `bytes`, which are neither UTF-8 nor UTF-16, or an empty string if they look like
// text in no charset.
std::string guess_charset(std::string_view bytes);

// Returns the name of the 7-bit ISO-2022 charset that `bytes`, which are all ASCII, are encoded in, or an empty string
// if they are plain ASCII.
std::string guess_escaped_charset(std::string_view bytes);

}  // namespace kwic
