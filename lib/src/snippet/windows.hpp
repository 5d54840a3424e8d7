// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the parts of a document that snippets show, from the occurrences of the query terms.
#pragma once

#include "match/occurrences.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// A part of a text with occurrences close to each other.
struct Window {
    std::uint64_t first = 0;  // position of the first occurrence
    std::uint64_t last = 0;   // position of the last occurrence
};

// Returns at most `max_count` windows of at most `width` positions in the order of the text. Windows are chosen by the
// sum of the weights of their query terms. Of windows with equal sums, the shortest is chosen, and of equally short
// windows, the first. Query terms in windows that are already chosen count less. `occurrences` must ascend by position;
// `weights` are indexed by query term.
std::vector<Window> choose_windows(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                                   std::uint64_t width, std::size_t max_count);

}  // namespace kwic
