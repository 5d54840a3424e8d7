// SPDX-License-Identifier: GPL-2.0-or-later
// BarePrefix finds the words that begin with a prefix, with or without accents, in ascending lists of words. These
// words are not next to each other: `détente` and `dvořák` follow all words that begin with d and another ASCII letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class BarePrefix {
public:
    // `prefix` is folded; an empty prefix is the beginning of every word.
    explicit BarePrefix(std::string_view prefix);

    // Returns whether every word may have the prefix.
    bool is_empty() const { return letters_.empty(); }

    // Returns `word`, or a greater text, so that no word between `word` and the result has the prefix: a list can be
    // read from the result on. If the result is `word`, the word may have the prefix. Letters are compared one by one,
    // as by bare_letter(), but a letter that depends on the word matches any letter.
    std::string first_candidate(std::string_view word) const;

private:
    std::vector<char32_t> letters_;
};

}  // namespace kwic
