// SPDX-License-Identifier: GPL-2.0-or-later
// Decodes bytes in a given charset, and guesses the charset of bytes.
#pragma once

#include <kwic/decode.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Decodes `bytes` as `charset`, a name or alias of a charset that ICU supports. Removes a byte-order mark at the
// beginning. Throws Error (invalid_argument) if ICU does not support the charset.
DecodedText convert_charset(std::string_view bytes, std::string_view charset);

// Returns the most likely charset of `bytes`, which must be neither UTF-8 nor UTF-16. Returns an empty string if
// `bytes` do not look like text in any charset.
std::string guess_charset(std::string_view bytes);

// Returns the name of the ISO-2022 charset of `bytes`, or an empty string if `bytes` do not look like ISO-2022.
// `bytes` must be valid UTF-8. All texts in the 7-bit ISO-2022 charsets are valid UTF-8, because their bytes are ASCII.
std::string guess_escaped_charset(std::string_view bytes);

}  // namespace kwic
