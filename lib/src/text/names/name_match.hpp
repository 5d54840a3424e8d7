// SPDX-License-Identifier: GPL-2.0-or-later
// The phonetic distance of two words: a weighted edit distance of their sounds.
#pragma once

#include "text/names/name_sounds.hpp"

namespace kwic::names {

inline constexpr unsigned far = 60;  // the maximum; larger distances are not distinguished

// Returns the smallest sum of costs of exchanged and omitted sounds; 0 if the words agree. If it is larger than `max`,
// some number larger than `max` is returned.
unsigned distance(const Sounds& a, const Sounds& b, unsigned max = far);

// Returns the largest distance at which both may be one name. The fewer consonants they have, the smaller it is.
unsigned max_distance(const Sounds& a, const Sounds& b);

}  // namespace kwic::names
