// SPDX-License-Identifier: GPL-2.0-or-later
// words_of() finds the words that every text with a given literal (see text/literal.hpp) contains.
//
// The characters around a literal decide which words the analyzer finds in the literal. In the literal
// `arse_http_heade`, `http` is a word, but `arse` and `heade` may be parts of words. The literal `a.b` is a part of one
// word in `x.a.b`, but consists of two words in `self.a.b`. Therefore the literal is analyzed in several contexts, that
// is, with different characters before and after it. Each context stands for all texts in which the characters around
// the literal have the same effect on the words in the literal. Only the words that are the same in all contexts are
// whole words. The words beside a backslash are only parts of words, because a text may have escape sequences (see
// text/escapes.hpp). A literal that begins within an escape sequence is not considered.
#pragma once

#include "compile/word_part.hpp"
#include "text/analyzer.hpp"
#include "text/literal.hpp"

#include <string>
#include <vector>

namespace kwic {

struct LiteralWords {
    std::vector<std::string> whole;                   // the terms of whole words, without duplicates
    std::vector<std::vector<std::string>> sequences;  // terms of two or more whole words at consecutive positions
    std::vector<WordPart> parts;                      // parts of words that are not in `whole`
};

// Returns at most 32 whole words and 32 parts of words that every text with the literal contains. Each letter of a
// script without spaces is a separate part, because a dictionary may find other word boundaries in a text than in the
// literal.
LiteralWords words_of(const Literal& literal, Analyzer& analyzer);

}  // namespace kwic
