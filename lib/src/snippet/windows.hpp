// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the parts of a document that snippets show, from the occurrences of the query's terms.
#pragma once

#include "match/occurrences.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// A part of a text with occurrences close to each other.
struct Window {
    std::uint64_t first = 0;  // position of its first occurrence
    std::uint64_t last = 0;   // position of its last occurrence
};

// Returns at most `max_count` windows of at most `width` positions in the order of the text. The best window has the
// largest sum of the weights of its query terms; of equal ones, the shortest is better, then the first. Query terms in
// windows chosen before count less. `occurrences` must ascend by position; `weights` are indexed by query term.
std::vector<Window> choose_windows(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                                   std::uint64_t width, std::size_t max_count);

}  // namespace kwic
