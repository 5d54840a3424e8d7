// SPDX-License-Identifier: GPL-2.0-or-later
// likeness() measures how unlikely it is that two words in different scripts sound alike by chance. The distance in
// name_match.hpp measures how different two words are, but not how much they have in common. A short English name has a
// small distance from many Arabic words, because Arabic spelling omits short vowels.
#pragma once

#include "text/names/name_sounds.hpp"

namespace kwic::names {

// One bit of information. likeness() counts in quarters of bits.
inline constexpr int one_bit = 4;

// Aligns the sounds of two words as well as possible. Returns the information of the sounds that agree, minus penalties
// for sounds that differ or are omitted. If one in n letters may stand for a sound, the information of the sound is
// log2(n) bits. If the result is b bits, about one in 2^b words agrees as well with a given word.
int likeness(const Reading& a, const Reading& b);

// Compares two words in the same script, which must omit short vowels. Returns whether the words have at least four
// consonants, and differ only in letters for vowels and in letters that may have the same sound: غورباتشوف and
// جورباتشوف for Gorbachev. Few inflected Arabic words have as many consonants.
bool have_same_consonants(const Reading& a, const Reading& b);

// Returns the minimum likeness of two words that are probably spellings of one name, in an index of `documents`
// documents. `is_cased` states whether both words are sure names (see vocabulary/names.hpp); words in scripts without
// capitals never are.
int min_likeness(bool is_cased, unsigned documents);

}  // namespace kwic::names
