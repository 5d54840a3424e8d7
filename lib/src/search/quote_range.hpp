// SPDX-License-Identifier: GPL-2.0-or-later
// Which part of a text to quote around a place: whole sentences where they fit, else whole words.
#pragma once

#include <kwic/results.hpp>

#include <string_view>

namespace kwic {

struct QuoteRange {
    Span range;
    bool cut_before = false;  // does not begin with a sentence
    bool cut_after = false;   // does not end with one
};

// About `length` bytes of `text` around `place`, on character boundaries, without spaces at its ends. The place is
// whole unless it is longer by itself.
QuoteRange quote_range(std::string_view text, Span place, std::size_t length);

}  // namespace kwic
