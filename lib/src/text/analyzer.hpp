// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzer splits a text into tokens. Documents, queries and highlights use the same analyzer, so that their tokens
// agree. Not thread-safe; use one Analyzer per thread. Constructing an Analyzer takes about 0.1 ms.
#pragma once

#include "text/broken_words.hpp"
#include "text/segmenter.hpp"
#include "text/token.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Must be increased with each change of the code that makes the analyzer return different tokens for any text, or a
// stemmer different stems for any word. Indexes with another analyzer version are rejected.
inline constexpr int analyzer_version = 3;

class Analyzer {
public:
    // Returns the tokens of `text`, which must be valid UTF-8, in order. The position of a token is its index. The
    // result is valid until the next call.
    std::span<const Token> analyze(std::string_view text);

    // Returns the broken words of the text of the last call of analyze(), in order.
    std::span<const BrokenWord> broken_words() const { return broken_words_; }

    Segmenter& segmenter() { return segmenter_; }

private:
    Segmenter segmenter_;
    std::vector<Span> words_;
    std::vector<Token> tokens_;
    std::vector<BrokenWord> broken_words_;
    std::string folded_;
};

}  // namespace kwic
