// SPDX-License-Identifier: GPL-2.0-or-later
// LevenshteinMatcher: how far ascending words are from one word. What a word has in common with the word before is not
// looked at again, nor what begins as a word did that cannot be near any more.
#pragma once

#include "vocabulary/word_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class LevenshteinMatcher {
public:
    // Words are near that are at most `most` insertions, deletions, exchanges or swaps of neighbouring characters away
    // (optimal string alignment distance: Damerau-Levenshtein without edits of edited pairs).
    LevenshteinMatcher(std::string_view wanted, unsigned most);

    // Goes on to a text, of whose beginning `shared` bytes are those of the text before. Returns whether any word that
    // begins with its whole characters may be near.
    bool go_to(std::string_view text, std::size_t shared);

    // Whether any word may be near that begins with the text that it went to last and goes on with these letters only.
    bool may_go_on_with(LetterSet letters) const;

    // No text is near that has so many bytes of its beginning in common with the one that it went to last.
    std::size_t hopeless() const { return hopeless_; }

    // Of the text that it went to last; more than `most` where that is not near.
    unsigned distance() const;

private:
    struct Character {
        char32_t code;
        std::size_t end;  // in the text
    };

    bool add(char32_t code, std::size_t end);  // false if no word that goes on from there may be near

    std::u32string wanted_;
    std::size_t most_;
    std::size_t width_;                  // of a row: a cell for each number of characters of `wanted_`
    std::size_t depth_ = 0;              // characters of the text that have rows
    std::vector<LetterSet> rest_;        // by cell: the letters of `wanted_` from there on
    std::vector<Character> characters_;  // from 1 on
    std::vector<std::uint8_t> rows_;     // cells are distances, most_ + 1 if they are larger
    std::size_t hopeless_ = std::string_view::npos;
};

}  // namespace kwic
