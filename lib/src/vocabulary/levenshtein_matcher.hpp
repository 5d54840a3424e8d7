// SPDX-License-Identifier: GPL-2.0-or-later
// LevenshteinMatcher: the edit distance of many ascending words from one word. Work for the prefix that a word shares
// with the word before is reused, and words with a prefix that is too far already are rejected at once.
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
    // A word matches if its distance from `wanted` is at most `max_distance`. An edit inserts, deletes or replaces a
    // character, or swaps two adjacent ones (optimal string alignment distance: Damerau-Levenshtein in which no
    // substring is edited twice).
    LevenshteinMatcher(std::string_view wanted, unsigned max_distance);

    // Makes `text` the current text. Its first `shared` bytes are those of the text before. Returns whether any word
    // that begins with the complete characters of `text` may match.
    bool go_to(std::string_view text, std::size_t shared);

    // Whether a word may match that begins with the current text and continues with these letters only.
    bool may_continue_with(LetterSet letters) const;

    // Any text that shares at least this many leading bytes with the current one cannot match.
    std::size_t hopeless() const { return hopeless_; }

    // The distance of the current text, or a value above `max_distance` if it does not match.
    unsigned distance() const;

private:
    struct Character {
        char32_t code;
        std::size_t end;  // byte offset behind it in the text
    };

    // Computes the row for the next character. Returns false if no word with this beginning may match.
    bool add(char32_t code, std::size_t end);

    // The matrix of the Levenshtein algorithm: cell (i, j) is the distance between the first i characters of the text
    // and the first j of `wanted_`, or max_distance_ + 1 if it is larger.
    std::u32string wanted_;
    std::size_t max_distance_;
    std::size_t width_;                  // cells of a row: wanted_.size() + 1
    std::size_t depth_ = 0;              // characters of the current text that have a row
    std::vector<LetterSet> rest_;        // rest_[j]: the letters of `wanted_` from j on
    std::vector<Character> characters_;  // of the current text; characters_[i] is the character of row i, from 1 on
    std::vector<std::uint8_t> rows_;
    std::size_t hopeless_ = std::string_view::npos;
};

}  // namespace kwic
