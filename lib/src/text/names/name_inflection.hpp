// SPDX-License-Identifier: GPL-2.0-or-later
// The inflection of names: endings and particles that a name has in a sentence, and that its spellings in other
// languages lack. The rules follow these grammars: Lewis, Turkish Grammar, 1967; Wade, A Comprehensive Russian Grammar,
// 2010; Ryding, A Reference Grammar of Modern Standard Arabic, 2005; Coffin and Bolozky, A Reference Grammar of Modern
// Hebrew, 2005.
#pragma once

#include "text/names/name_sounds.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::names {

// Returns the word without an ending that follows an apostrophe: the possessive ending of English and other languages
// (Sisi's), or a case ending of Turkish (Erdoğan'ın). Returns the word if it has no such ending.
std::string_view without_ending(std::string_view word);

// Returns a Russian or Ukrainian adjective or surname on -ова, -ева or -ина in the nominative: Чайковский for
// Чайковского, Ахматова for Ахматовой. Returns other words unchanged.
std::u32string nominative(std::u32string_view letters);

// Makes the sounds of a case ending of Russian and Ukrainian optional: Медведев, Медведева, Медведевым. `letters` are
// the letters of the word, and `sounds` are its sounds.
void relax_case_ending(std::u32string_view letters, Sounds& sounds);

// Returns the information, in quarters of bits, that the first and last letters of an Arabic or Hebrew word lack
// because they are frequent affixes. The letters must not include attached particles.
int affix_information(std::u32string_view letters);

// The letters of the particles (and, with, for, as) and the article that are attached to the beginning of an Arabic or
// Hebrew word.
struct Attached {
    std::size_t letters = 0;
    bool has_article = false;  // if not, the letters may be a part of the word as well
};
Attached attached_particles(std::u32string_view letters);

}  // namespace kwic::names
