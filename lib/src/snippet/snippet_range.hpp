// SPDX-License-Identifier: GPL-2.0-or-later
// Which part of a text to quote around a place: whole sentences where they fit, else whole words.
#pragma once

#include <kwic/results.hpp>

#include <string_view>
#include <vector>

namespace kwic {

struct QuoteRange {
    Span range;
    bool cut_before = false;  // does not begin with a sentence
    bool cut_after = false;   // does not end with one
};

// About `length` bytes of `text` around `place`, beginning not before `floor`, without spaces at its ends. `words`
// are the words around the place, ascending; a quotation that cannot end with a sentence ends with one of them, in
// scripts with spaces at a space. The place is whole unless it is longer by itself.
QuoteRange quote_range(std::string_view text, Span place, std::size_t length, const std::vector<Span>& words,
                       std::size_t floor = 0);

}  // namespace kwic
