// SPDX-License-Identifier: GPL-2.0-or-later
// Checks whether words are near each other in a document, given the positions of each word. Positions count words.
#pragma once

#include "schema/word_position.hpp"

#include <xapian.h>

#include <span>
#include <vector>

namespace kwic {

// The positions of a word and its variants in one document, ascending.
using Positions = std::vector<Xapian::termpos>;

// Returns whether one position of each word can be chosen so that they ascend in the order of `words` and last - first
// < window.
bool are_in_order(std::span<const Positions> words, Xapian::termpos window);

// Returns whether one of the positions of each word can be chosen so that each begins after the end of the previous
// one, with at most `max_skipped` positions between them in total.
bool are_in_order(std::span<const std::vector<WordPosition>> words, Xapian::termpos max_skipped);

// Returns whether different positions, one of each word, can be chosen in any order so that last - first < window.
bool are_near(std::span<const Positions> words, Xapian::termpos window);

}  // namespace kwic
