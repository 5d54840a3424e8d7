// SPDX-License-Identifier: GPL-2.0-or-later
// Brings the signs of a Thai or Lao syllable into one order. Several sequences of characters look the same on a screen,
// and people type all of them. Unicode normalization does not make sequences equal that look the same, because most of
// the signs have combining class 0. The order is that of the Thai keyboard standard WTT 2.0:
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

// Returns whether the text contains Thai or Lao characters.
bool has_thai(std::string_view text);

// A place at which the result of in_thai_order() is shorter than the text, because one character replaces several.
struct Contraction {
    std::size_t at;    // offset, in the result, of the last byte of the replacing character
    std::size_t size;  // number of bytes by which the replacing character is shorter than the replaced characters
};

// Returns `text` with the signs of its syllables in order. Appends to `contractions` the places at which the result is
// shorter. `text` must be valid UTF-8.
std::string in_thai_order(std::string_view text, std::vector<Contraction>& contractions);

// Brings the signs of `normalized` into order, from the offset `begin` on. `normalized` must be in NFKC, in which sara
// am is decomposed into nikhahit and sara aa. Sara am is decomposed in the result too.
void put_in_thai_order(std::string& normalized, std::size_t begin);

}  // namespace kwic
