// SPDX-License-Identifier: GPL-2.0-or-later
// Uses the positions of words to find the places in a document where the words of a phrase or of NEAR occur together.
#pragma once

#include "compile/position_filter.hpp"
#include "schema/word_position.hpp"

#include <cstdint>
#include <vector>

namespace kwic {

// The range of positions from the first to the last word of an occurrence of a phrase or NEAR.
struct PhrasePlace {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const PhrasePlace&, const PhrasePlace&) = default;
};

// Returns the places that meet the condition `adjacency`, in ascending order. Leaves out each place that contains
// another place. `words` holds the positions of each word, ascending by WordPosition::first. A broken word
// (text/broken_words.hpp) counts as one word, as in a PositionFilter.
std::vector<PhrasePlace> phrase_places(const std::vector<std::vector<WordPosition>>& words, const Adjacency& adjacency);

}  // namespace kwic
