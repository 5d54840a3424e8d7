// SPDX-License-Identifier: GPL-2.0-or-later
// Charsets other than UTF-8: bytes and a name -> UTF-8, bytes -> the name of the charset they are most likely in.
#pragma once

#include <kwic/decode.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Reads `bytes` as `charset`, any name or alias that ICU knows. A byte-order mark at the beginning is dropped.
// Throws Error (invalid_argument) if there is no such charset.
DecodedText convert_charset(std::string_view bytes, std::string_view charset);

// The charset of `bytes`, which are neither UTF-8 nor UTF-16; empty if no reading of them makes sense.
std::string guess_charset(std::string_view bytes);

// Whether bytes that are all ASCII are a text in one of the seven-bit ISO-2022 charsets: its name, or empty.
std::string guess_escaped_charset(std::string_view bytes);

}  // namespace kwic
