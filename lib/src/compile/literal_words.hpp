// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the words that every text with a literal contains, from the literal alone.
//
// The characters around the literal decide which words the analyzer finds in it: `arse_http_heade` has the word `http`,
// but `arse` and `heade` are parts of words, and `a.b` is one word in `x.a.b` and two words in `self.a.b`. Therefore
// the literal is analyzed in several contexts, each of which stands for all texts that have the same effect. Only the
// words that are the same in all contexts are whole words.
#pragma once

#include "compile/word_part.hpp"
#include "text/analyzer.hpp"
#include "text/literal.hpp"

#include <string>
#include <vector>

namespace kwic {

struct LiteralWords {
    std::vector<std::string> whole;                   // the distinct terms of whole words
    std::vector<std::vector<std::string>> sequences;  // terms of two or more whole words at consecutive positions
    std::vector<WordPart> parts;                      // parts of other words
};

// Returns words of every text with the literal, at most 32 whole words and 32 parts of words. Of a script that is
// written without spaces, each letter is a part, because the dictionaries may cut it differently in a text.
LiteralWords words_of(const Literal& literal, Analyzer& analyzer);

}  // namespace kwic
