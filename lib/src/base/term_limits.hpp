// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian's limits on the size of terms, in bytes.
#pragma once

#include <cstddef>

namespace kwic {

// The maximum length of a term that Xapian's API accepts.
inline constexpr std::size_t max_term_bytes = 245;

// The maximum length of a key in a table of Xapian. The key of the first chunk of a posting list is the term, with a
// byte 0xff after each zero byte. The key of a later chunk is the key of the first chunk, followed by a zero byte and
// the number of the chunk's first document, which takes at most max_sortable_bytes bytes.
inline constexpr std::size_t max_key_bytes = 255;
inline constexpr std::size_t max_sortable_bytes = 5;

}  // namespace kwic
