// SPDX-License-Identifier: GPL-2.0-or-later
// BarePrefix searches ascending lists of words for the words that begin with a prefix. Accents are ignored, so these
// words need not be next to each other: for the prefix `de`, `détente` follows all words that begin with d and an ASCII
// letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class BarePrefix {
public:
    // `prefix` must be folded. Every word begins with the empty prefix.
    explicit BarePrefix(std::string_view prefix);

    // Returns whether every word may have the prefix.
    bool is_empty() const { return letters_.empty(); }

    // Returns `word` if `word`, or a longer word that begins with `word`, may have the prefix. If neither `word` nor a
    // longer word that begins with `word` can have the prefix, returns a text that is greater than `word`. No word from
    // `word` up to the returned text has the prefix, so a reader of an ascending list can skip to the returned text.
    // Letters are compared without accents (see bare_letter()). A letter with BareLetter::depends_on_word matches every
    // letter of the prefix that is not ASCII.
    std::string first_candidate(std::string_view word) const;

private:
    std::vector<char32_t> letters_;
};

}  // namespace kwic
