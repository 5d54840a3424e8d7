// SPDX-License-Identifier: GPL-2.0-or-later
// Segmenter finds the words of a text as byte ranges.
//
// A word is a maximal run of letters, numbers (categories Nd, Nl and No) and combining marks that begins with a letter
// or number. Between two characters of a run, soft hyphens, U+200C, U+200D, U+2060 and bidirectional controls are
// skipped. Two runs with one character between them are one word in two cases:
//
//     apostrophe (' U+2018 U+2019 U+FF07)   between two letters: don't, l'air
//     geresh (U+05F3)                       between two letters
//     full stop                             in a sequence of single letters: U.S, e.g; not in self.x.y
//
// Emoji and other pictographs such as ★ are also words; see text/pictographs.hpp. A pictograph is never part of a word
// with letters or digits.
//
// A line break between two letters of Han, Hiragana or Katakana is skipped; see text/line_breaks.hpp. All other
// characters separate words. Within a run, a word also ends in these places:
//
//     where a superscript or subscript digit follows a number: 10³, 1945²
//     where a script without case meets digits or a script with case: KBS에서, أبولو1
//     where a script without spaces meets a script with spaces, such as Chinese and Korean
//     between the words that ICU's dictionaries find in scripts without spaces, such as Thai and Chinese
//
// doc/query-language.md states the rule for users.
#pragma once

#include "text/thai_order.hpp"
#include "text/word_scanner.hpp"

#include <kwic/span.hpp>

#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Segmenter {
public:
    Segmenter();

    // Appends the words of `text` in order, and adds `base` to their offsets. `text` must be valid UTF-8. A fast path
    // for ASCII gives the same ranges as segment_characters().
    void segment(std::string_view text, std::size_t base, std::vector<Span>& words);

    // Appends the same words as segment(), but does not use the fast path. For ASCII, segment_characters() takes
    // several times as long as segment(). Tests compare the two functions.
    void segment_characters(std::string_view text, std::size_t base, std::vector<Span>& words);

    // Returns the last offset before `limit` at which a word of `text` begins or ends, or 0 if there is none.
    std::size_t boundary_before(std::string_view text, std::size_t limit);

private:
    void add_pieces(std::string_view text, std::size_t base, Span word, std::vector<Span>& words);
    void add_dictionary_words(std::string_view text, std::size_t base, Span piece, std::vector<Span>& words);
    std::string_view letters_of(std::string_view text, Span piece);

    std::unique_ptr<icu::BreakIterator> dictionary_;
    WordScanner scanner_;
    std::vector<Span> scanned_;

    // letters_of() fills these members for a piece (see add_pieces()). breaks_ has the places at which letters_ is
    // shorter than the piece, because of a line break or a contraction.
    std::string letters_;
    std::vector<Contraction> breaks_;
};

}  // namespace kwic
