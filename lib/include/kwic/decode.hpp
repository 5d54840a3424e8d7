// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// decode_text(): converts the bytes of a text file to UTF-8 and counts the byte sequences that cannot be converted.
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
    std::string text;              ///< valid UTF-8 without a byte-order mark; line ends are as in the input
    std::string charset;           ///< the common name of the charset that was used, such as `UTF-8` or `windows-1256`
    std::size_t replacements = 0;  ///< number of byte sequences that are invalid in the charset and became U+FFFD
};

/// Decodes `bytes`. `charset` is the name of a charset that ICU supports, or `auto`. For `auto`, kwic uses the first
/// charset in this list that fits the bytes:
///
///     the charset of the byte-order mark
///     UTF-16 or UTF-32
///     ISO-2022
///     UTF-8 with at least three valid multi-byte sequences for each invalid sequence
///     one of 48 charsets of Windows, Unix, DOS and the Macintosh: the one in which the bytes look most like a text
///     UTF-8, in which invalid bytes are replaced
///
/// Throws Error (invalid_argument) if ICU does not support `charset`.
KWIC_API DecodedText decode_text(std::string_view bytes, std::string_view charset = "auto");

/// Returns whether `bytes` look like binary data. Returns false if they begin with the byte-order mark of UTF-16 or
/// UTF-32. Otherwise, returns true if one of these conditions is true:
///
///     they do not look like UTF-16 or UTF-32, and contain zero bytes that are not stray
///     they are not UTF-8, and more than 4 % of the bytes are control characters
///     more than 25 % of the bytes are control characters
///
/// A crash can leave stray zero bytes in a log. The zero bytes in a text of n lines count as stray if the text meets
/// all of these conditions: it has no other control characters, the zero bytes of each line are adjacent, at most 2 + n
/// / 16 lines have zero bytes, and at least one line ends with a line feed. Bytes 0x08 to 0x0d, 0x1a and 0x1b do not
/// count as control characters, because texts contain them. To test a file, it is enough to pass its first few KiB.
KWIC_API bool looks_binary(std::string_view bytes);

}  // namespace kwic
