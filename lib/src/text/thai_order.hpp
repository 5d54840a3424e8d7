// SPDX-License-Identifier: GPL-2.0-or-later
// Brings the signs of a Thai or Lao syllable into one order. Several sequences of characters look the same on a screen,
// and people type all of them. Unicode's normal forms keep these sequences apart, because most of these signs have
// combining class 0. The order is that of the Thai keyboard standard WTT 2.0:
//
//     typed                                     result
//     tone mark, vowel sign                     vowel sign, tone mark
//     nikhahit, tone mark, sara aa (ํ  ้  า)       tone mark, sara am (้  ำ)
//     nikhahit, sara aa                         sara am
//     sara am, tone mark                        tone mark, sara am
//     sara e, sara e (เเ)                        sara ae (แ)
//     lakkhangyao (ๅ)                            sara aa (า)
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns whether the text has Thai or Lao characters.
bool has_thai(std::string_view text);

// A place where the result of in_thai_order() is shorter than the text.
struct Contraction {
    std::size_t at;    // offset in the result of the last byte of the character that replaces several characters
    std::size_t size;  // number of bytes that the result lacks
};

// Returns `text` with the signs of its syllables in order, and appends the places where the result is shorter. `text`
// must be valid UTF-8.
std::string in_thai_order(std::string_view text, std::vector<Contraction>& contractions);

// Brings the signs of `normalized`, which is in NFKC, into order from the offset `begin` on. Sara am remains decomposed
// into nikhahit and sara aa.
void put_in_thai_order(std::string& normalized, std::size_t begin);

}  // namespace kwic
