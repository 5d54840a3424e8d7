// SPDX-License-Identifier: GPL-2.0-or-later
// Computes the phonetic distance of two words: a weighted edit distance of their sounds.
#pragma once

#include "text/names/name_sounds.hpp"

namespace kwic::names {

inline constexpr unsigned far = 60;  // the largest distance; a larger sum of costs is reduced to it

// Returns the smallest cost of exchanging a sound of `a` for a sound of `b`. The cost is 1 for sounds that some
// languages do not distinguish, at most 5 for other similar sounds, and `far` if no sounds are similar. The sets must
// not have a sound in common.
unsigned exchange_cost(Set a, Set b);

// Returns the distance: the smallest sum of costs of exchanged and omitted sounds, which is 0 if the words agree. If
// the distance is larger than `max`, the result is any number larger than `max`.
unsigned distance(const Sounds& a, const Sounds& b, unsigned max = far);

// Returns the largest distance at which two words may be spellings of the same name. The result is smaller for words
// with fewer sounds.
unsigned max_distance(const Sounds& a, const Sounds& b);

}  // namespace kwic::names
