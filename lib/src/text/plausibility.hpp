// SPDX-License-Identifier: GPL-2.0-or-later
// Rates how plausible adjacent characters of a decoded text are. guess_charset() decodes bytes in many charsets and
// chooses the charset with the lowest cost. A cost is -ln of a probability: a cost of 3 stands for a probability of 5
// %, and costs of independent events add up. Characters and pairs without a character outside ASCII have no cost,
// because they are the same in all charsets.
#pragma once

#include <cstdint>

namespace kwic {

enum class CharacterKind : std::uint8_t {
    space,
    digit,
    punctuation,  // of ASCII
    small,        // a small letter
    capital,
    caseless,  // a letter without case
    mark,      // a combining mark
    opening,   // punctuation before a word, such as “ and ¿
    closing,   // punctuation or a sign after a word, such as ” and °
    guillemet,
    apostrophe,      // also an invisible character within words, such as U+200C
    dash,            // also bullets and the punctuation of Chinese and Japanese
    no_break_space,  // U+00A0
    sign,            // a sign that texts often contain, such as §
    symbol,          // any other symbol
    box,             // lines and blocks of tables, U+2500 to U+25A0
    control,         // also an unassigned or replacement character
};

struct CharacterTraits {
    CharacterKind kind = CharacterKind::space;
    bool is_ascii = true;
    bool is_vowel = false;
    bool is_final = false;     // whether the letter stands only at the end of a word, such as ς
    std::uint8_t script = 0;   // UScriptCode of a letter
    std::uint16_t letter = 0;  // number of a letter outside ASCII, see Alphabets
};

CharacterTraits traits_of(std::int32_t character);

// Returns whether the character is a letter or a mark.
bool is_letter(const CharacterTraits& character);

// Returns the cost of `next` after `before`. The frequency of a letter is not included; see Alphabets.
float pair_cost(const CharacterTraits& before, const CharacterTraits& next);

// Returns the additional cost of a letter that stands alone, as the only letter of its word.
float single_letter_cost(const CharacterTraits& letter);

}  // namespace kwic
