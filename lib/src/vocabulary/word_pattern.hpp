// SPDX-License-Identifier: GPL-2.0-or-later
// WordPattern compares words with a pattern that has wildcards, or with a prefix.
#pragma once

#include "vocabulary/bare_prefix.hpp"
#include "vocabulary/word_pages.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Spelling selects how a word is compared with a pattern:
//
//     exact    the word must have the accents of the pattern
//     any      the word may also have other accents or no accents (see text/bare_spelling.hpp)
enum class Spelling { exact, any };

class WordPattern {
public:
    // In `pattern`, which must be folded (see text/fold.hpp), * matches any number of characters and ? matches one
    // character.
    WordPattern(const std::string& pattern, Spelling spelling);

    // Returns a pattern that matches all words that begin with `text`, which must be folded. The characters * and ?
    // have no special meaning in `text`.
    static WordPattern beginning_with(const std::string& text, Spelling spelling);

    // Returns whether `word`, which must be folded, matches the pattern. With Spelling::any, the pattern `dont*` also
    // matches `don't`, but the pattern `don't*` matches only words with the apostrophe.
    bool matches(std::string_view word);

    // Returns false if no word that begins with `prefix` and continues with bare letters in `letters` matches. See
    // WordReader::letters_behind_prefix().
    bool may_match(std::string_view prefix, LetterSet letters) const;

    // Returns the part of the pattern before the first wildcard, or the entire pattern if there is no wildcard.
    const std::string& literal() const { return literal_; }

    // Returns the prefix that all matching words have.
    const BarePrefix& prefix() const { return prefix_; }

private:
    WordPattern(const std::string& pattern, std::size_t literal_size, Spelling spelling);
    bool fits(std::string_view pattern, std::size_t tail_bytes, std::string_view text) const;

    std::string pattern_;
    std::string bare_pattern_;  // the bare spelling of the pattern; empty if only exact spellings match
    std::string literal_;
    BarePrefix prefix_;
    std::size_t tail_bytes_ = 0, bare_tail_bytes_ = 0;  // sizes of the parts of the patterns behind the last wildcard
    LetterSet needed_ = 0;  // the ASCII letters and digits of the pattern, which all matching words have
    bool has_wildcards_;    // whether * and ? in the pattern are wildcards; if not, the pattern is a prefix
    bool has_apostrophe_;   // whether the pattern has an apostrophe

    // The last character of the bare pattern, or 0 if the bare pattern is empty, if its last character is a wildcard or
    // not ASCII, or if has_wildcards_ is false.
    char last_ = 0;

    std::string bare_word_;  // buffer of matches()
};

}  // namespace kwic
