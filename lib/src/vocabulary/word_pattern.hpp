// SPDX-License-Identifier: GPL-2.0-or-later
// WordPattern: a pattern with wildcards, or the beginning of words, and the words that match it.
#pragma once

#include "vocabulary/bare_prefix.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Whether the spelling of a word must be that of the pattern, or may have other accents (see text/bare_spelling.hpp).
enum class Spelling { exact, any };

class WordPattern {
public:
    // In `pattern`, which is folded, * matches any number of characters and ? matches one character.
    WordPattern(const std::string& pattern, Spelling spelling);

    // Returns the pattern of all words that begin with `text`, which is folded and in which * and ? have no special
    // meaning.
    static WordPattern beginning_with(const std::string& text, Spelling spelling);

    // Returns whether `word`, which is folded, matches. Without regard to accents, the words of the pattern `dont*`
    // include `don't`, but those of `don't*` have the apostrophe.
    bool matches(std::string_view word);

    // Returns the text before the first wildcard.
    const std::string& literal() const { return literal_; }

    // Returns the prefix of all matching words.
    const BarePrefix& prefix() const { return prefix_; }

private:
    WordPattern(const std::string& pattern, std::size_t literal_size, Spelling spelling);
    bool fits(std::string_view pattern, std::string_view text) const;

    std::string pattern_;
    std::string bare_pattern_;  // the pattern without accents; empty if the spelling must be that of the pattern
    std::string literal_;
    BarePrefix prefix_;
    bool has_wildcards_;     // whether * and ? in the pattern are wildcards; if not, words begin with the pattern
    bool has_apostrophe_;    // in the pattern
    char last_ = 0;          // the last letter of all matching words, if it is an ASCII letter
    std::string bare_word_;  // see matches()
};

}  // namespace kwic
