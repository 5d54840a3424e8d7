// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzer splits a text into tokens. Documents, queries and highlights use the same analyzer, so that their tokens
// agree. Not thread-safe; use one Analyzer per thread. Constructing an Analyzer takes about 0.1 ms.
#pragma once

#include "text/segmenter.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Must be increased with each change of the code that makes the analyzer return different tokens for any text, or a
// stemmer different stems for any word. Indexes with another analyzer version are rejected.
inline constexpr int analyzer_version = 3;

// The maximum size of a folded word. A longer word is cut at a character boundary. Xapian accepts terms of up to 245
// bytes; the difference leaves space for term prefixes.
inline constexpr std::size_t max_word_bytes = 240;

// A word of a text.
struct Token {
    std::string_view term;  // the folded word; valid until the next call of analyze()
    std::size_t begin = 0;  // byte range [begin, end) of the word in the text
    std::size_t end = 0;
};

class Analyzer {
public:
    // Returns the tokens of `text`, which must be valid UTF-8, in order. The position of a token is its index. The
    // result is valid until the next call.
    std::span<const Token> analyze(std::string_view text);

    Segmenter& segmenter() { return segmenter_; }

private:
    Segmenter segmenter_;
    std::vector<Span> words_;
    std::vector<Token> tokens_;
    std::string folded_;
};

}  // namespace kwic
