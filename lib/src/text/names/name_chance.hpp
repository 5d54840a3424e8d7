// SPDX-License-Identifier: GPL-2.0-or-later
// Comparisons of names depend on the size of the index, because more names resemble each other by chance in a larger
// index. The size is measured by the number of documents, which is known without a look-up.
#pragma once

#include <algorithm>
#include <bit>

namespace kwic::names {

// Returns how often the number of documents must be doubled to reach at least 2^15. Returns 16 if there are no
// documents.
constexpr unsigned missing_doublings(unsigned documents) {
    return 16 - std::min(16u, static_cast<unsigned>(std::bit_width(documents)));
}

// Returns whether an index is so small that two names that sound alike are probably spellings of one name.
constexpr bool has_few_names(unsigned documents) { return documents < 16; }

}  // namespace kwic::names
