// SPDX-License-Identifier: GPL-2.0-or-later
// A WordPart holds consecutive letters of a word whose other letters are not known.
#pragma once

#include "text/token.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The minimum size in bytes of a term that the analyzer has cut. The end of a block may cut a word of at least this
// size into two words. The size is 3 bytes below max_word_bytes, because words are cut only between characters, which
// have up to 4 bytes.
inline constexpr std::size_t min_cut_bytes = max_word_bytes - 3;

class WordPart {
public:
    // `folded` is the folded part. `begins_word` and `ends_word` state whether the part is the beginning or the end of
    // the word.
    WordPart(std::string folded, bool begins_word, bool ends_word);

    // Returns whether the part has no letters by which words can be looked up.
    bool empty() const { return decomposed_.empty(); }

    // Returns whether the word with the index term `term` may contain the part. Also returns true if the term is so
    // long that the analyzer may have cut the word (see max_word_bytes).
    bool may_be_in(std::string_view term) const;

    // Returns a prefix that the terms of all words with the part have in common, or an empty string if no such prefix
    // is known.
    std::string beginning() const;

    // Returns the folded part. The folded part is the term of the word if the word has no other letters.
    const std::string& text() const { return folded_; }

    // Returns the part as a wildcard pattern, such as `*ttp`, for display.
    std::string pattern() const;

private:
    std::string folded_;
    bool begins_word_;
    bool ends_word_;
    std::string decomposed_;  // folded_ in NFD, without combining marks at an end where the word may continue
};

}  // namespace kwic
