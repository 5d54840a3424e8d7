// SPDX-License-Identifier: GPL-2.0-or-later
// WordPosition is the decoded form of a position in a position list or in position codes. A word has the position of
// its token. A broken word (see text/broken_words.hpp) occupies the positions of its parts, and is stored with a
// single position of 2^30 or more:
//
//     2^30 + (parts - 2) * 2^27 + position of the first part
//
// Each part is also stored as a word of its own, with its own position.
#pragma once

#include "text/broken_words.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>

namespace kwic {

// The lowest position with which a broken word is stored. All other words are stored with lower positions.
inline constexpr Xapian::termpos min_broken_position = Xapian::termpos{1} << 30;

// A broken word whose first part has this position or a higher one is stored without a position.
inline constexpr Xapian::termpos max_first_part = Xapian::termpos{1} << 27;

struct WordPosition {
    Xapian::termpos first;  // position of the word, or of the first part of a broken word
    Xapian::termpos last;   // position of the last part of a broken word; otherwise equal to `first`
};

inline bool is_broken(Xapian::termpos stored) { return stored >= min_broken_position; }

inline WordPosition word_position(Xapian::termpos stored) {
    if (!is_broken(stored)) return {stored, stored};
    const Xapian::termpos first = stored % max_first_part;
    return {first, first + (stored - min_broken_position) / max_first_part + 1};
}

// Returns the position with which a broken word is stored. The broken word has `parts` parts, and its first part has
// the position `first`. Returns nothing if the broken word is stored without a position.
inline std::optional<Xapian::termpos> broken_position(Xapian::termpos first, std::size_t parts) {
    static_assert(min_broken_position + (max_parts - 1) * max_first_part == Xapian::termpos{1} << 31);
    if (first >= max_first_part) return {};
    return min_broken_position + static_cast<Xapian::termpos>(parts - 2) * max_first_part + first;
}

}  // namespace kwic
