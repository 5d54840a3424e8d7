// SPDX-License-Identifier: GPL-2.0-or-later
// Checks whether words are near each other in a document, given the positions of each. Positions count words.
#pragma once

#include <xapian.h>

#include <span>
#include <vector>

namespace kwic {

// The positions of a word, or of any of its variants, in one document; ascending.
using Positions = std::vector<Xapian::termpos>;

// Whether there is a position of each word, ascending in the order of `words`, with last - first < window.
bool are_in_order(std::span<const Positions> words, Xapian::termpos window);

// Whether there is a position of each word, all different, in any order, with last - first < window.
bool are_near(std::span<const Positions> words, Xapian::termpos window);

}  // namespace kwic
