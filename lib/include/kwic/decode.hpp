// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// From the bytes of a text file to UTF-8, honest about what was lost.
#pragma once

#include <kwic/api.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

/// What decode_text() has read.
struct DecodedText {
    std::string text;              ///< valid UTF-8 without a byte-order mark; line ends as in the input
    std::string charset;           ///< the charset it was read as, as ICU names it, such as `UTF-8` or `windows-1256`
    std::size_t replacements = 0;  ///< byte sequences that meant nothing in that charset and became U+FFFD
};

/// Reads `bytes` as `charset`; with `auto` by the byte-order mark, else as UTF-8 where that fits, else as
/// the charset that ICU's detector finds most likely. Bytes that look like nothing else are UTF-8 with
/// replacements. Throws Error (invalid_argument) if there is no charset of that name.
KWIC_API DecodedText decode_text(std::string_view bytes, std::string_view charset = "auto");

/// Whether `bytes` (the first few KiB of a file are enough) are no text in any charset: there are zero bytes
/// and no sign of UTF-16 or UTF-32, or many control characters.
KWIC_API bool looks_binary(std::string_view bytes);

}  // namespace kwic
