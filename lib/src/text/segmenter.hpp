// SPDX-License-Identifier: GPL-2.0-or-later
// Text -> the byte ranges of its words, by the word boundaries of UAX #29 as ICU implements them, with
// ICU's dictionaries for scripts written without spaces. Ranges that hold no letter, digit or ideograph
// (spaces, punctuation, emoji) are left out. Scripts without case are cut from digits and from letters of others.
#pragma once

#include <kwic/span.hpp>

#include <unicode/brkiter.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Segmenter {
public:
    Segmenter();

    // Appends the words of `text` (valid UTF-8) in order, their offsets increased by `base`. ASCII words take
    // a fast path that gives the same ranges as ICU.
    void segment(std::string_view text, std::size_t base, std::vector<Span>& words);

    // The same by ICU alone: the reference for the fast path, and about ten times slower.
    void segment_by_icu(std::string_view text, std::size_t base, std::vector<Span>& words);

    // The last word boundary of `text` before `limit`, 0 if there is none; for cutting text without spaces.
    std::size_t boundary_before(std::string_view text, std::size_t limit);

private:
    void set_text(std::string_view text);

    std::unique_ptr<icu::BreakIterator> iterator_;
    std::string masked_;  // what the iterator looks at
};

}  // namespace kwic
