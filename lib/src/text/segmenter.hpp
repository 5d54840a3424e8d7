// SPDX-License-Identifier: GPL-2.0-or-later
// Segmenter finds the words of a text as byte ranges. It uses the word boundaries of UAX #29 as ICU implements them,
// with ICU's dictionaries for scripts written without spaces. Ranges without a letter, digit or ideograph (spaces,
// punctuation, emoji) are not words. Words are also cut where a script without case meets digits or a script with case,
// and at joiners (U+200C) between Arabic letters, as in Persian.
#pragma once

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

    // Appends the words of `text`, which must be valid UTF-8, in order, with their offsets increased by `base`. A fast
    // path for ASCII words gives the same ranges as ICU.
    void segment(std::string_view text, std::size_t base, std::vector<Span>& words);

    // Appends the words that segment() appends, but uses only ICU, which is about ten times slower. Tests compare
    // segment() with this function.
    void segment_by_icu(std::string_view text, std::size_t base, std::vector<Span>& words);

    // Returns the last word boundary of `text` before `limit`, or 0 if there is none. Used to cut text without spaces.
    std::size_t boundary_before(std::string_view text, std::size_t limit);

private:
    void set_text(std::string_view text);

    std::unique_ptr<icu::BreakIterator> iterator_;
    std::string masked_;  // the text that the iterator refers to
};

}  // namespace kwic
