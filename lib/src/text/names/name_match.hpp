// SPDX-License-Identifier: GPL-2.0-or-later
// How far apart two words sound.
#pragma once

#include "text/names/name_sounds.hpp"

namespace kwic::names {

inline constexpr unsigned far = 60;  // and everything beyond it

// The least sum of costs of sounds exchanged and left out; 0: they agree. Of words that are further apart than `most`
// it is only told that they are.
unsigned distance(const Sounds& a, const Sounds& b, unsigned most = far);

// The distance at which the two may still be one name: the fewer consonants they have the less.
unsigned max_distance(const Sounds& a, const Sounds& b);

}  // namespace kwic::names
