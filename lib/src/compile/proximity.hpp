// SPDX-License-Identifier: GPL-2.0-or-later
// Whether words stand together in a document, by the positions of each.
#pragma once

#include <xapian.h>

#include <span>
#include <vector>

namespace kwic {

// Of one word, or of any of its forms; ascending.
using Positions = std::vector<Xapian::termpos>;

// One position of each, in this order, the last less than `window` after the first.
bool stand_in_order(std::span<const Positions> words, Xapian::termpos window);

// One position of each, no two the same, in any order, the last less than `window` after the first.
bool stand_near(std::span<const Positions> words, Xapian::termpos window);

}  // namespace kwic
