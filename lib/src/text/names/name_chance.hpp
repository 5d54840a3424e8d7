// SPDX-License-Identifier: GPL-2.0-or-later
// The more names an index has, the more of them resemble each other by chance. missing_doublings() tells the
// comparisons of names how many names an index has. The number of its documents is a good enough measure, and is known
// without a look-up.
#pragma once

#include <algorithm>
#include <bit>

namespace kwic::names {

// Returns how often the number of documents must be doubled to reach 2^16 documents, or 0 if there are more.
constexpr unsigned missing_doublings(unsigned documents) {
    return 16 - std::min(16u, static_cast<unsigned>(std::bit_width(documents)));
}

// Returns whether an index has so few names that names that sound alike are probably the same.
constexpr bool has_few_names(unsigned documents) { return documents < 16; }

}  // namespace kwic::names
