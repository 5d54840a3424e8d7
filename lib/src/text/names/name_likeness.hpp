// SPDX-License-Identifier: GPL-2.0-or-later
// likeness() measures how unlikely it is that two words in different scripts sound alike by chance. The distance of
// name_match.hpp tells how different two words are, but not how much they have in common: many words of an Arabic text
// sound like a short English name, because Arabic omits short vowels.
#pragma once

#include "text/names/name_sounds.hpp"

namespace kwic::names {

// One bit of information. likeness() counts in quarters of bits.
inline constexpr int one_bit = 4;

// Returns the sum, over the best alignment of the words, of the information of the sounds that agree, minus penalties
// for sounds that differ or are omitted. The information of a sound that one in n letters may stand for is log2(n). A
// result of b bits means that about one in 2^b words agrees as well with a given word.
int likeness(const Reading& a, const Reading& b);

// Returns whether two words in the same script without short vowels have the same consonants, at least four, and differ
// only in vowel letters and in letters for one sound. Few inflected words of Arabic have as many consonants: غورباتشوف
// and جورباتشوف for Gorbachev.
bool have_same_consonants(const Reading& a, const Reading& b);

// Returns the likeness from which on two words are probably spellings of one name, in an index of `documents`
// documents. `is_cased` states whether the scripts of both words have capitals, so that both words are known to be
// names.
int min_likeness(bool is_cased, unsigned documents);

}  // namespace kwic::names
