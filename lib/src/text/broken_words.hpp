// SPDX-License-Identifier: GPL-2.0-or-later
// A broken word is a word that is broken by hyphens at line ends, such as `light-` and `house` on the next line. The
// parts are tokens of the text. The broken word is indexed in addition to its parts.
#pragma once

#include "text/token.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct BrokenWord {
    std::string term;       // the folded word without hyphens, cut to max_word_bytes
    std::size_t first = 0;  // number of the token that is the first part
    std::size_t parts = 0;  // number of parts; the parts are consecutive tokens
};

// The maximum number of parts of a BrokenWord. A word with more parts becomes several broken words.
inline constexpr std::size_t max_parts = 9;

// Replaces the contents of `words` with the broken words of `text`, in order. `tokens` are the tokens of the text. A
// token is part of at most one broken word, but the last part of a word with max_parts parts can also be the first part
// of the next word.
void find_broken_words(std::string_view text, std::span<const Token> tokens, std::vector<BrokenWord>& words);

// Returns the numbers of the wanted tokens, in ascending order. A token is wanted if `is_wanted` returns true for the
// term of the token, or for the term of a broken word that has the token as a part.
template <class Predicate>
std::vector<std::size_t> wanted_tokens(std::span<const Token> tokens, std::span<const BrokenWord> broken_words,
                                       Predicate is_wanted) {
    std::vector<std::size_t> wanted;
    std::size_t end = 0;  // number of the token after the last wanted broken word
    auto broken = broken_words.begin();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (; broken != broken_words.end() && broken->first == i; ++broken)
            if (is_wanted(std::string_view(broken->term))) end = broken->first + broken->parts;
        if (i < end || is_wanted(tokens[i].term)) wanted.push_back(i);
    }
    return wanted;
}

}  // namespace kwic
