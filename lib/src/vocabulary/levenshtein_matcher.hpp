// SPDX-License-Identifier: GPL-2.0-or-later
// LevenshteinMatcher computes the edit distances between a given word and many other words, which should ascend. The
// computation for the prefix that a word shares with the previous word is reused. A word is rejected as soon as no word
// that begins with the characters read so far can match.
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
    // A word matches if its distance from `wanted` is at most `max_distance`. The distance ignores accents and
    // apostrophes; see for_each_bare_letter(). An edit inserts, deletes or replaces a letter, or swaps two adjacent
    // letters (optimal string alignment distance: Damerau-Levenshtein in which no substring is edited twice).
    LevenshteinMatcher(std::string_view wanted, unsigned max_distance);

    // Makes `text` the current text. The first `shared` bytes of `text` must equal those of the previous text. Returns
    // whether a word that begins with the complete characters of `text` may match.
    bool go_to(std::string_view text, std::size_t shared);

    // Returns false if no word that begins with the current text and continues with letters of the set `letters` can
    // match. The set holds bare letters.
    bool may_continue_with(LetterSet letters) const;

    // Returns std::string_view::npos if a text that begins with the current text may match, otherwise a number of bytes
    // n: no text that begins with the first n bytes of the current text can match.
    std::size_t hopeless() const { return hopeless_; }

    // Returns the distance of the current text, or a value above `max_distance` if the text does not match.
    unsigned distance() const;

private:
    struct Letter {
        char32_t code;
        std::size_t end;  // offset in the text at which the character with this letter ends
    };

    // Computes the row for `code`, the next letter of the text. Returns false if no word that begins with the letters
    // added so far can match.
    bool add(char32_t code, std::size_t end);

    // `rows_` is the matrix of the Levenshtein algorithm. Cell (i, j) is the distance between the first i letters of
    // the text and the first j letters of `wanted_`, or max_distance_ + 1 if the distance exceeds max_distance_. Only
    // cells with |i - j| <= max_distance_ are used.
    std::u32string wanted_;
    std::size_t max_distance_;
    std::size_t width_;            // number of cells of a row: wanted_.size() + 1
    std::size_t depth_ = 0;        // number of letters of the current text that have a row
    std::vector<LetterSet> rest_;  // rest_[j] is the set of letters of `wanted_` from index j on
    std::vector<Letter> letters_;  // letters_[i] is the letter of row i of the current text; i >= 1
    std::vector<std::uint8_t> rows_;
    std::size_t hopeless_ = std::string_view::npos;
};

}  // namespace kwic
