// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// decode_text(): converts the bytes of a text file to UTF-8 and counts the bytes that could not be converted.
///
/// Threads: every function may be called from several threads at once.
#pragma once

#include <kwic/api.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

/// The result of decode_text().
struct DecodedText {
    std::string text;              ///< valid UTF-8 without a byte-order mark; line ends are those of the input
    std::string charset;           ///< the charset that was used, by its ICU name, such as `UTF-8` or `windows-1256`
    std::size_t replacements = 0;  ///< byte sequences that are invalid in the charset and became U+FFFD
};

/// Decodes `bytes` as `charset`. `auto` selects the charset of the byte-order mark if there is one, else UTF-8 if the
/// bytes are valid UTF-8, else the most likely charset according to ICU's detector. Bytes that fit no charset are
/// decoded as UTF-8 with replacements. Throws Error (invalid_argument) if no charset has that name.
KWIC_API DecodedText decode_text(std::string_view bytes, std::string_view charset = "auto");

/// Returns whether `bytes` look like binary data: they contain zero bytes and no sign of UTF-16 or UTF-32, or they
/// contain many control characters. The first few KiB of a file are enough.
KWIC_API bool looks_binary(std::string_view bytes);

}  // namespace kwic
