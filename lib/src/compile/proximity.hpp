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
// < window. If so, sets `first`, if it is not null, to the position of the first word.
bool are_in_order(std::span<const Positions> words, Xapian::termpos window, Xapian::termpos* first = nullptr);

// Returns whether one position of each word can be chosen under two conditions. Each chosen position begins after the
// end of the chosen position of the previous word. At most `max_skipped` positions in total are between the chosen
// positions. If so, sets `first`, if it is not null, to the position of the first word.
bool are_in_order(std::span<const std::vector<WordPosition>> words, Xapian::termpos max_skipped,
                  Xapian::termpos* first = nullptr);

// Returns ranges of positions that are_in_order() accepts, ascending by their ends. At most one range is returned for
// each position of the last word: the range with the fewest skipped positions or, if there are several, the shortest of
// these.
std::vector<WordPosition> ranges_in_order(std::span<const std::vector<WordPosition>> words,
                                          Xapian::termpos max_skipped);

// Returns whether different positions, one of each word, can be chosen in any order within a range of `window`
// consecutive positions. If so, sets `first`, if it is not null, to the lowest position of a word at which such a range
// begins.
bool are_near(std::span<const Positions> words, Xapian::termpos window, Xapian::termpos* first = nullptr);

// Converts positions of words. The converted positions count each broken word of `words` (see text/broken_words.hpp) as
// one word with one position.
class UnbrokenPositions {
public:
    explicit UnbrokenPositions(std::span<const std::vector<WordPosition>> words);

    // Returns the converted position of a word that begins at `first`.
    Xapian::termpos converted(Xapian::termpos first) const;

    // Returns the first position that converted() converts to `position`.
    Xapian::termpos original(Xapian::termpos position) const;

private:
    Positions further_parts_;  // positions of the parts of broken words, except the first part of each; ascending
};

}  // namespace kwic
