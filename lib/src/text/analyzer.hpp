// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzer splits a text into tokens. Documents, queries and snippets are all analyzed with this class, so that their
// tokens agree. An Analyzer is not thread-safe; use one Analyzer per thread. Constructing an Analyzer takes about 0.1
// ms.
#pragma once

#include "text/broken_words.hpp"
#include "text/escapes.hpp"
#include "text/segmenter.hpp"
#include "text/token.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The version of the analyzer. The version must be increased when a change of the code changes the tokens of any text
// or the stems of any word. Indexes with another analyzer version are rejected.
inline constexpr int analyzer_version = 7;

class Analyzer {
public:
    // Returns, in order, the tokens of `text`, which must be valid UTF-8. The words are those of the text without its
    // escape sequences; the byte ranges are those of `text`. The result is valid until the next call of analyze().
    std::span<const Token> analyze(std::string_view text, Escapes escapes = Escapes::none);

    // Returns, in order, the broken words (see text/broken_words.hpp) of the text that was last passed to analyze().
    std::span<const BrokenWord> broken_words() const { return broken_words_; }

    Segmenter& segmenter() { return segmenter_; }

private:
    Segmenter segmenter_;
    std::vector<Span> words_;
    std::vector<Token> tokens_;
    std::vector<BrokenWord> broken_words_;
    std::string folded_;
    EscapeDecoder decoder_;
};

}  // namespace kwic
