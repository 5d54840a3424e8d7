// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes the inflection of names: endings and particles that a name may have in a sentence, and that spellings of
// the name in other languages lack. The rules follow these grammars: Lewis, Turkish Grammar, 1967; Wade, A
// Comprehensive Russian Grammar, 2010; Ryding, A Reference Grammar of Modern Standard Arabic, 2005; Coffin and Bolozky,
// A Reference Grammar of Modern Hebrew, 2005.
#pragma once

#include "text/names/name_sounds.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::names {

// Returns the word without an ending that follows an apostrophe: the possessive ending of English and other languages
// (Sisi's), or a case ending of Turkish (Erdoğan'ın). Returns `word` unchanged if it has no such ending.
std::string_view without_ending(std::string_view word);

// Returns the nominative of a Russian or Ukrainian adjective or surname in -ский or -ський, or of a surname in -ова,
// -ева or -ина: Чайковский for Чайковского, Ахматова for Ахматовой. Returns other words unchanged.
std::u32string nominative(std::u32string_view letters);

// Makes the sounds of a Russian or Ukrainian case ending optional, as in Медведев, Медведева, Медведевым. `letters`
// holds the letters of a word, and `sounds` its sounds.
void relax_case_ending(std::u32string_view letters, Sounds& sounds);

// Returns the amount, in quarters of bits, by which the first and last letters of an Arabic or Hebrew word carry less
// information than other letters, because they are frequent affixes. `letters` must not include attached particles.
int affix_information(std::u32string_view letters);

// The particles (and, with, for, as) and the article at the beginning of an Arabic or Hebrew word, to which they are
// attached.
struct Attached {
    std::size_t letters = 0;   // the number of letters of the particles and the article
    bool has_article = false;  // if false, the letters may also be a part of the word
};
Attached attached_particles(std::u32string_view letters);

}  // namespace kwic::names
