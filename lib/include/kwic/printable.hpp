// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// printable() and shown_size(): make texts from untrusted sources safe for a terminal, and write sizes for people.
///
/// Threads: both functions may be called from several threads at once.
#pragma once

#include <kwic/api.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

/// Returns `bytes` as valid UTF-8 that can neither control a terminal nor reorder the displayed text. Sequences that
/// are not UTF-8 become U+FFFD. Control characters, including line ends, become escapes such as `\x1b`. Line and
/// paragraph separators, and the bidirectional controls that embed, override or isolate text, become escapes such as
/// `\u202e`. All other text is unchanged. The result is for people; it cannot be converted back.
KWIC_API std::string printable(std::string_view bytes);

/// Returns a size for people, such as `512 B` or `1.2 MB`; 1 KB is 1024 bytes.
KWIC_API std::string shown_size(std::uint64_t bytes);

}  // namespace kwic
