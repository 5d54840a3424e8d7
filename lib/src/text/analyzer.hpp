// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzer: text -> tokens. The same for documents, queries and highlighting, which is why they agree.
// Not thread-safe; use one per thread (making one takes about a tenth of a millisecond).
#pragma once

#include "text/segmenter.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Changes whenever the same text would give other tokens, so that an index made by another analyzer is not
// searched with this one.
inline constexpr int analyzer_version = 2;

// Longer words are cut at a character. Xapian takes terms of 245 bytes; the rest is for prefixes.
inline constexpr std::size_t max_word_bytes = 240;

struct Token {
    std::string_view term;  // the folded word; borrowed from the Analyzer until its next call
    std::size_t begin = 0;  // bytes of the analyzed text, half open
    std::size_t end = 0;
};

class Analyzer {
public:
    // The tokens of `text` (valid UTF-8) in order; a token's position is its index. Borrowed until the next call.
    std::span<const Token> analyze(std::string_view text);

    Segmenter& segmenter() { return segmenter_; }

private:
    Segmenter segmenter_;
    std::vector<Span> words_;
    std::vector<Token> tokens_;
    std::string folded_;
};

}  // namespace kwic
