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

// Returns whether one position of each word can be chosen so that the chosen positions ascend in the order of `words`,
// and the last chosen position minus the first is less than `window`. If the result is true and `first` is not null,
// sets `*first` to the position of the first word.
bool are_in_order(std::span<const Positions> words, Xapian::termpos window, Xapian::termpos* first = nullptr);

// Returns whether one position of each word can be chosen under two conditions. Each chosen position begins after the
// end of the chosen position of the previous word. At most `max_skipped` positions in total are between the chosen
// positions. If the result is true and `first` is not null, sets `*first` to the position of the first word.
bool are_in_order(std::span<const std::vector<WordPosition>> words, Xapian::termpos max_skipped,
                  Xapian::termpos* first = nullptr);

// Finds the choices of positions that meet the two conditions of are_in_order() for `max_skipped`. The range of a
// choice extends from the beginning of its first position to the end of its last position. Returns at most one range
// for each position of the last word: the range with the fewest skipped positions and, of several such ranges, the
// shortest. The ranges are in ascending order of their ends.
std::vector<WordPosition> ranges_in_order(std::span<const std::vector<WordPosition>> words,
                                          Xapian::termpos max_skipped);

// Returns whether there is a range of `window` consecutive positions in which a different position can be chosen for
// each word, in any order. If the result is true and `first` is not null, sets `*first` to the lowest position in
// `words` at which such a range begins.
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
